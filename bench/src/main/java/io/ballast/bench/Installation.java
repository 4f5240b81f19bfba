package io.ballast.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packaged product in a process of its own; its administrator is signed in. */
final class Installation implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("/login\\?token=(\\S+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration START_LIMIT = Duration.ofMinutes(15);
    private static final String NAME = "bench";
    private static final String PASSWORD = "a-password-for-measuring-only";

    private final Process process;
    private final Path home;
    private final Path log;
    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private double secondsToReadiness;
    private double processorSecondsToReadiness;

    private Installation(Process process, Path home, Path log, int port) {
        this.process = process;
        this.home = home;
        this.log = log;
        this.base = "http://127.0.0.1:" + port;
    }

    /**
     * Starts the product.
     *
     * @param jar the packaged server
     * @param home an empty directory, or one that was left by {@link #close}
     * @param options of the Java machine
     */
    static Installation start(Path jar, Path home, List<String> options) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        boolean isEmpty;
        try (var files = Files.list(home)) {
            isEmpty = files.findAny().isEmpty();
        }
        Path log = home.resolveSibling(home.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BALLAST_HOME", home.toString());
        builder.environment().put("BALLAST_PORT", String.valueOf(port));
        builder.environment().put("BALLAST_MFA", "optional");
        builder.environment().put("BALLAST_STEP_UP", "12h");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        Installation started = new Installation(builder.start(), home, log, port);
        started.awaitReadiness(start);
        if (isEmpty) {
            started.becomeAdministrator();
        } else {
            started.signIn();
        }
        return started;
    }

    /** A connection as the owner of everything, past the product. */
    Connection database() throws IOException, SQLException {
        Path folder;
        try (var files = Files.walk(home, 3)) {
            folder = files.filter(file -> file.endsWith("postmaster.pid"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
        int port = Integer.parseInt(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(3).strip());
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty(
                "password", Files.readString(folder.resolveSibling("password")).strip());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/ballast", login);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    }

    /** Time from the start of the process to the first answer that says it is ready. */
    double secondsToReadiness() {
        return secondsToReadiness;
    }

    /** Time on processors up to the same moment, of the server without its database. */
    double processorSecondsToReadiness() {
        return processorSecondsToReadiness;
    }

    /** Posts a form with the token of the page it stands on. */
    HttpResponse<String> post(String onPage, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + formToken(onPage) + "&", ""));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** What a program that changes something has to send along as X-CSRF-TOKEN. */
    String formToken(String onPage) throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(get(onPage).body());
        if (!token.find()) {
            throw new IOException("No form on " + onPage);
        }
        return token.group(1);
    }

    /** Sends a body to something below /api with a token of {@link #formToken}. */
    HttpResponse<String> send(String method, String path, String json, String formToken)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", formToken)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** The samples of a metric, as the process says. */
    List<String> metrics(String name) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    private void awaitReadiness(long start) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw new IOException("The server did not start, see " + log);
            }
            Thread.sleep(20);
        }
        secondsToReadiness = (System.nanoTime() - start) / 1e9;
        processorSecondsToReadiness =
                process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private void becomeAdministrator() throws IOException, InterruptedException {
        Matcher link = LINK.matcher(Files.readString(log));
        long until = System.nanoTime() + START_LIMIT.toNanos();
        while (!link.find()) {
            if (System.nanoTime() > until) {
                throw new IOException("Nobody can sign in, see " + log);
            }
            Thread.sleep(200);
            link = LINK.matcher(Files.readString(log));
        }
        String token = link.group(1);
        check(post(
                "/login?token=" + token,
                "/login/welcome",
                Map.of("token", token, "username", NAME, "displayName", "Bench", "password", PASSWORD)));
    }

    private void signIn() throws IOException, InterruptedException {
        check(post("/login", "/login", Map.of("username", NAME, "password", PASSWORD)));
    }

    private static void check(HttpResponse<String> answer) throws IOException {
        boolean isRefused = answer.headers().firstValue("Location").orElse("").contains("refused");
        if (answer.statusCode() != 303 && answer.statusCode() != 302 || isRefused) {
            throw new IOException("Cannot sign in: " + answer.statusCode());
        }
    }
}
