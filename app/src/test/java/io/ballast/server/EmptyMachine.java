package io.ballast.server;

import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of its own with an empty data directory and no database, on which commands are given one by one. */
public final class EmptyMachine {
    private static final String NEXT = "--next";

    private EmptyMachine() {}

    /** What a command said and with which code it ended. */
    public record Answer(int code, String said) {}

    /**
     * Gives commands to one process, each as its words, and waits for all.
     *
     * @param home the data directory
     */
    public static List<Answer> run(Path home, List<List<String>> commands) throws IOException, InterruptedException {
        Path output = home.resolveSibling(home.getFileName() + ".log");
        Process process = start(home, commands, Optional.empty(), output);
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("The machine did not finish:\n" + Files.readString(output));
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < commands.size(); i++) {
            String[] answer = Files.readString(home.resolve("answers").resolve(Integer.toString(i)))
                    .split("\n", 2);
            answers.add(new Answer(Integer.parseInt(answer[0]), answer[1]));
        }
        return answers;
    }

    /** Gives a command to a process that ends at a place of {@code CrashPoint}; gives its exit code. */
    public static int crash(Path home, String place, List<String> command) throws IOException, InterruptedException {
        Path output = home.resolveSibling(home.getFileName() + ".log");
        Process process = start(home, List.of(command), Optional.of(place), output);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The machine did not end:\n" + Files.readString(output));
        }
        return process.exitValue();
    }

    private static Process start(Path home, List<List<String>> commands, Optional<String> crashAt, Path output)
            throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dballast.faults=" + crashAt.isPresent(),
                "-cp",
                System.getProperty("java.class.path"),
                EmptyMachine.class.getName(),
                home.resolve("answers").toString()));
        for (List<String> command : commands) {
            line.addAll(command);
            line.add(NEXT);
        }
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BALLAST_HOME", home.toString());
        builder.environment().remove("SPRING_DATASOURCE_URL");
        crashAt.ifPresent(place -> builder.environment().put("BALLAST_CRASH_AT", place));
        Files.createDirectories(home.resolve("answers"));
        return builder.start();
    }

    /** Starts the database that lives below this directory, for looking at it as its superuser. */
    public static Connection lookInto(Path home, List<AutoCloseable> closing) throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.startIn(home.resolve("postgres"));
        closing.add(server);
        return DriverManager.getConnection(server.url(), EmbeddedPostgres.SUPERUSER, server.password());
    }

    /** The process: where to write the answers, and the commands. */
    public static void main(String[] arguments) throws IOException {
        Path answers = Path.of(arguments[0]);
        List<String> command = new ArrayList<>();
        int number = 0;
        for (String word : List.of(arguments).subList(1, arguments.length)) {
            if (!word.equals(NEXT)) {
                command.add(word);
                continue;
            }
            var said = new java.io.ByteArrayOutputStream();
            var terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), Map.of("LANG", "C"));
            int code = new Commands(terminal).run(command.getFirst(), List.copyOf(command.subList(1, command.size())));
            Files.writeString(
                    answers.resolve(Integer.toString(number++)), code + "\n" + said.toString(StandardCharsets.UTF_8));
            command.clear();
        }
        System.exit(0);
    }
}
