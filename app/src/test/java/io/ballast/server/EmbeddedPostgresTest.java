package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server as operators meet it: restarts, second starts, killed processes. */
class EmbeddedPostgresTest {
    @TempDir
    Path home;

    @Test
    void data_survive_a_restart() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.startIn(home)) {
            execute(first, "create table kept (number int)");
            execute(first, "insert into kept values (42)");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.startIn(home)) {
            assertThat(number(second, "select number from kept")).isEqualTo(42);
        }
    }

    @Test
    void a_second_start_on_the_same_directory_is_refused_with_a_clear_message() {
        try (EmbeddedPostgres first = EmbeddedPostgres.startIn(home)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.startIn(home))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already running on the data directory");
        }
    }

    @Test
    void a_command_joins_the_server_that_has_the_directory_and_leaves_it_running() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.startOrJoin(home)) {
            execute(first, "create table kept (number int)");
            try (EmbeddedPostgres joined = EmbeddedPostgres.startOrJoin(home)) {
                assertThat(joined.port()).isEqualTo(first.port());
                execute(joined, "insert into kept values (42)");
            }
            assertThat(number(first, "select number from kept")).isEqualTo(42);
        }
    }

    @Test
    void a_stranger_without_the_password_is_refused() {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(home)) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_stopped_and_nothing_committed_is_lost()
            throws IOException, InterruptedException, SQLException {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        String said = waitForLine(killed, KilledOwner.COMMITTED);
        killed.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        assertThat(said).contains(KilledOwner.COMMITTED);
        long orphan = Long.parseLong(Files.readAllLines(home.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip());
        assertThat(ProcessHandle.of(orphan))
                .as("the database outlived its owner")
                .isPresent();

        try (EmbeddedPostgres next = EmbeddedPostgres.startIn(home)) {
            assertThat(number(next, "select count(*) from kept")).isEqualTo(1);
        }
    }

    @Test
    void a_killed_server_is_started_again_where_it_was_with_all_that_was_committed() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(home)) {
            execute(server, "create table kept (number int)");
            execute(server, "insert into kept values (42)");
            int port = server.port();
            server.reviveIfDead();
            ProcessHandle killed = server.postmaster().orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get(30, TimeUnit.SECONDS);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            while (server.postmaster().isEmpty() && System.nanoTime() < deadline) {
                server.reviveIfDead();
            }
            assertThat(server.port()).isEqualTo(port);
            assertThat(number(server, "select number from kept")).isEqualTo(42);
        }
    }

    private static String waitForLine(Process process, String line) throws IOException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (String next = reader.readLine(); next != null; next = reader.readLine()) {
            said.append(next).append('\n');
            if (next.contains(line)) {
                break;
            }
        }
        return said.toString();
    }

    static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                EmbeddedPostgres.SUPERUSER,
                server.password());
    }

    /** A process that owns a server, commits one row, says so and waits to be killed. */
    static final class KilledOwner {
        static final String COMMITTED = "one row is committed";

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.startIn(Path.of(arguments[0]));
            execute(server, "create table kept (number int)");
            execute(server, "insert into kept values (1)");
            System.out.println(COMMITTED);
            Thread.sleep(120_000);
        }
    }
}
