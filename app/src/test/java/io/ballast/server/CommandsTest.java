package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(String language) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", language));
    }

    @Test
    void help_lists_the_commands_in_the_language_of_the_console() {
        assertThat(new Commands(terminal("zh_CN.UTF-8")).run("help", List.of())).isEqualTo(Command.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("用法")
                .contains("serve")
                .contains("doctor");
    }

    @Test
    void an_unknown_command_is_answered_with_the_help_and_exit_code_2() {
        assertThat(new Commands(terminal("C.UTF-8")).run("sail", List.of())).isEqualTo(Command.USAGE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("There is no command 'sail'")
                .contains("doctor");
    }

    @Test
    void mistaken_options_are_told_in_one_line_before_any_server_starts(@TempDir Path dir) {
        assertThat(said("--in", dir.toString(), "--as-of", "2020-02-27")).startsWith("Missing option --out DIR\n");
        assertThat(said("--in", dir.toString(), "--as-of", "yesterday", "--out", "x"))
                .startsWith("--as-of must be a day such as 2020-02-27, not yesterday\n");
        assertThat(said("--in", dir.resolve("gone").toString(), "--as-of", "2020-02-27", "--out", "x"))
                .startsWith("--in must be a directory that is there, not ");
        assertThat(said("--in", dir.toString(), "--as-of", "2020-02-27", "--out", "x", "--language", "fr"))
                .startsWith("--language must be zh or en, not fr\n");
        assertThat(said("--in", dir.toString(), "--as-of", "2020-02-27", "--out", "x", "--speed", "9"))
                .startsWith("There is no option --speed\n");
        assertThat(said("--out")).startsWith("Cannot understand --out\n");
    }

    private String said(String... words) {
        out.reset();
        assertThat(new Commands(terminal("C.UTF-8")).run("assess", List.of(words)))
                .isEqualTo(Command.USAGE);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_command_explains_its_options_in_the_language_of_the_console() {
        assertThat(new Commands(terminal("zh_CN.UTF-8")).run("assess", List.of("--help")))
                .isEqualTo(Command.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--as-of DAY").contains("评估日");
    }

    @Test
    void the_doctor_compares_the_clocks_and_is_content_with_an_empty_database(@TempDir Path home) throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        EmbeddedPostgres server = EmbeddedPostgres.startIn(home.resolve("own"));
        try {
            DatabaseConfiguration.createRolesAndDatabase(server);
            new Doctor(
                            terminal("C.UTF-8"),
                            Map.of(
                                    "BALLAST_HOME", home.toString(),
                                    "BALLAST_PORT", "0",
                                    "SPRING_DATASOURCE_URL", server.url(),
                                    "SPRING_DATASOURCE_USERNAME", DatabaseConfiguration.APPLICATION,
                                    "SPRING_DATASOURCE_PASSWORD", server.password()))
                    .run();
        } finally {
            server.close();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("✓ The clock of this machine is")
                .contains("✓ PostgreSQL 18")
                .doesNotContain("Cannot reach the database");
    }

    @Test
    void the_doctor_finds_a_database_that_cannot_be_reached(@TempDir Path home) {
        int code = new Doctor(
                        terminal("C.UTF-8"),
                        Map.of(
                                "BALLAST_HOME", home.toString(),
                                "BALLAST_PORT", "0",
                                "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/nothing"))
                .run();
        assertThat(code).isEqualTo(Command.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("✗ Cannot reach the database")
                .contains("✓ Java")
                .contains("is free");
    }
}
