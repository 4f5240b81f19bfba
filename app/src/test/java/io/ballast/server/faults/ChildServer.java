package io.ballast.server.faults;

import io.ballast.server.BallastApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/** A server in a process of its own, made to be killed. Closing it kills it. */
public final class ChildServer implements AutoCloseable {
    /** Exit code of a process that was killed. */
    public static final int KILLED = 137;

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int LAST_LINES = 40;

    private final Process process;
    private final int port;
    private final Path log;
    private final HttpClient client = HttpClient.newHttpClient();

    private ChildServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * How a child is started.
     *
     * @param home its data directory; its log lies beside it
     * @param main class with the main method
     * @param jvm options of the virtual machine
     * @param arguments settings of the server and arguments behind them
     * @param environment variables besides those of this process
     */
    public record Plan(
            Path home, Class<?> main, List<String> jvm, List<String> arguments, Map<String, String> environment) {
        public Plan {
            jvm = List.copyOf(jvm);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        /** With an embedded database of its own below its home. */
        public static Plan alone(Path home) {
            return new Plan(
                    home,
                    BallastApplication.class,
                    List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    List.of("--ballast.home=" + home, "--ballast.mfa=optional", "--ballast.assessment.nightly=-"),
                    Map.of());
        }

        /** On the database of a test. */
        public static Plan on(Environment settings, Path home) {
            return on(settings, settings.getRequiredProperty("spring.datasource.url"), home);
        }

        /** On the database of a test, by another way. */
        public static Plan on(Environment settings, String url, Path home) {
            return alone(home)
                    .with(
                            "--spring.datasource.url=" + url,
                            "--spring.datasource.username="
                                    + settings.getRequiredProperty("spring.datasource.username"),
                            "--spring.datasource.password="
                                    + settings.getRequiredProperty("spring.datasource.password"),
                            "--spring.datasource.hikari.minimum-idle=0",
                            "--spring.flyway.user=" + settings.getRequiredProperty("spring.flyway.user"),
                            "--spring.flyway.password=" + settings.getRequiredProperty("spring.flyway.password"));
        }

        /** With more arguments; a setting takes the place of the same setting before. */
        public Plan with(String... more) {
            List<String> all = new ArrayList<>(arguments);
            for (String each : more) {
                int end = each.indexOf('=');
                if (end > 0) {
                    all.removeIf(earlier -> earlier.startsWith(each.substring(0, end + 1)));
                }
                all.add(each);
            }
            return new Plan(home, main, jvm, all, environment);
        }

        public Plan with(Class<?> other) {
            return new Plan(home, other, jvm, arguments, environment);
        }

        public Plan jvm(String... more) {
            List<String> all = new ArrayList<>(jvm);
            all.addAll(List.of(more));
            return new Plan(home, main, all, arguments, environment);
        }

        public Plan variable(String name, String value) {
            Map<String, String> all = new HashMap<>(environment);
            all.put(name, value);
            return new Plan(home, main, jvm, arguments, all);
        }

        /** Ends the process at a place of {@code CrashPoint}, {@code name} or {@code name:nth}. */
        public Plan crashAt(String place) {
            return jvm("-Dballast.faults=true").variable("BALLAST_CRASH_AT", place);
        }

        /** Starts the process and returns at once. */
        public ChildServer start() {
            return start(0);
        }

        /** Starts the process and waits until it serves. */
        public ChildServer serve() {
            ChildServer child = start(freePort());
            child.untilReady();
            return child;
        }

        private ChildServer start(int port) {
            String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                    .orElse(System.getProperty("java.class.path"));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
            command.addAll(List.of("-cp", classes, main.getName(), "--server.port=" + port));
            command.addAll(arguments);
            try {
                Files.createDirectories(home);
                Path log = Files.createTempFile(home.toAbsolutePath().getParent(), "child-", ".log");
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
                builder.environment().remove("SPRING_DATASOURCE_URL");
                builder.environment().putAll(environment);
                return new ChildServer(builder.start(), port, log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private void untilReady() {
        try {
            Waiting.until(
                    "the child serves",
                    START_LIMIT,
                    () -> !process.isAlive() || status("/actuator/health/readiness") == 200);
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError("The child does not serve:\n" + tail(), e);
        }
        if (!process.isAlive()) {
            throw new AssertionError("The child ended:\n" + tail());
        }
    }

    /** The status of an open page, 0 where nobody answers. */
    public int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of the process and gives its exit code. */
    public int exit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The child does not end:\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the process has come to its crash point. */
    public void untilCrashed(Duration limit) {
        int code = exit(limit);
        if (code != KILLED) {
            throw new AssertionError("The child ended with " + code + ":\n" + tail());
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exit(Duration.ofMinutes(1));
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** All it said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String tail() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public void close() {
        kill();
    }
}
