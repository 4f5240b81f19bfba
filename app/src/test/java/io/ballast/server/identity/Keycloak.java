package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak of its own on this machine, with one realm, one client and one person. */
final class Keycloak implements AutoCloseable {
    static final String CLIENT = "ballast";
    static final String SECRET = "of the test realm alone";
    static final String PERSON = "li.na";
    private static final String PASSWORD = "a stone at the keel";
    private static final Path PLACE = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();

    /** By hand: its cookies are Secure, and Java's own jar does not take this machine for secure, as browsers do. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Optional<Process> process = Optional.empty();

    /** Unpacked by the profile; there is none in other builds. */
    static boolean isThere() {
        return Files.isDirectory(PLACE);
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/company";
    }

    void start() {
        try (Stream<Path> found = Files.list(PLACE)) {
            Path home =
                    found.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
            Path realms = Files.createDirectories(home.resolve("data/import"));
            Files.copy(
                    Path.of("src/test/resources/keycloak/company-realm.json"),
                    realms.resolve("company-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder builder = new ProcessBuilder(
                            "sh",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-port=" + port,
                            "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "keycloak.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home", ""),
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            "admin",
                            "JAVA_OPTS_KC_HEAP",
                            "-Xms64m -Xmx512m"));
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waitUntilItAnswers();
    }

    private void waitUntilItAnswers() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")))
                                .statusCode()
                        == 200) {
                    return;
                }
                Thread.sleep(500);
            } catch (UncheckedIOException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Keycloak did not answer; see target/keycloak.log");
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        process.ifPresent(one -> {
            one.descendants().forEach(ProcessHandle::destroy);
            one.destroy();
            try {
                if (!one.waitFor(30, TimeUnit.SECONDS)) {
                    one.descendants().forEach(ProcessHandle::destroyForcibly);
                    one.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        process = Optional.empty();
    }

    /** Signs in with the form where one is asked for; where the browser is then sent. */
    URI visit(URI place) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(place));
        if (answer.statusCode() == 200) {
            Matcher form = FORM.matcher(answer.body());
            assertThat(form.find()).as("the form of Keycloak").isTrue();
            answer = send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=" + PERSON + "&password="
                            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        }
        int status = answer.statusCode();
        return URI.create(
                answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError("Answered " + status)));
    }

    /** Whether it would ask for a password at this place. */
    boolean asks(URI place) {
        return send(HttpRequest.newBuilder(place)).statusCode() == 200;
    }

    /** A new key that signs from now on; the old one stays published, as Keycloak does it. */
    void rotate() {
        String token = text(
                send(HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=admin&password=admin"))),
                "access_token");
        String admin = "http://localhost:" + port + "/admin/realms/company";
        String realm =
                text(send(HttpRequest.newBuilder(URI.create(admin)).header("Authorization", "Bearer " + token)), "id");
        String component = """
                {"name": "newer", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "parentId": "%s", "config": {"priority": ["900"], "enabled": ["true"], "active": ["true"],
                 "keySize": ["2048"], "algorithm": ["RS256"]}}""".formatted(realm);
        assertThat(send(HttpRequest.newBuilder(URI.create(admin + "/components"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(component)))
                        .statusCode())
                .isEqualTo(201);
    }

    private static String text(HttpResponse<String> answer, String name) {
        JsonNode body = JSON.readTree(answer.body());
        return body.path(name).asString("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
                    .forEach(pair -> cookies.put(pair[0], pair[1]));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        http.shutdownNow();
    }
}
