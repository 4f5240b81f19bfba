package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** {@code ./ballast import}, as a script sees it. */
@ServerTest
@TestPropertySource(properties = "ballast.test=wizard")
class ImportCommandTest {
    @Autowired
    ImportCommand command;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void good_files_end_with_0_bad_rows_with_1_and_senseless_arguments_with_2() throws IOException {
        assertThat(run("--source", "ballast", "--in", dir.toString())).isEqualTo(Command.USAGE);
        Files.writeString(dir.resolve("customers.csv"), Desk.CUSTOMERS + "CL-1,Corvus,CN,CNY,,,\n");
        assertThat(run("--source", "ballast", "--in", dir.toString(), "--dry-run"))
                .isEqualTo(Command.OK);
        assertThat(run("--source", "ballast", "--in", dir.toString())).isEqualTo(Command.OK);
        assertThat(said()).contains("customers.csv: loaded: 1 rows read, 1 new, 0 changed, 0 unchanged");
        Files.writeString(dir.resolve("customers.csv"), Desk.CUSTOMERS + "CL-1,Corvus,CN,CNY,,,\nCL-2,,CN,CNY,,,\n");
        assertThat(run("--source", "ballast", "--in", dir.toString())).isEqualTo(Command.FAILED);
        assertThat(said()).contains("1 unchanged, 1 rows rejected").contains("-errors.csv");
        Files.writeString(
                dir.resolve("customers.csv"), "customer_code^name\nCL-3^Müller, A;B\n", StandardCharsets.ISO_8859_1);
        assertThat(run("--source", "ballast", "--in", dir.toString(), "--encoding", "windows-1252", "--delimiter", "^"))
                .isEqualTo(Command.OK);
        assertThat(said()).contains("1 rows read, 1 new");
        assertThat(run("--source", "ballast", "--in", dir.toString(), "--delimiter", "ab"))
                .isEqualTo(Command.USAGE);
        assertThat(run("--source", "sap", "--in", dir.toString())).isEqualTo(Command.USAGE);
        assertThat(run("--source", "ballast", "--in", dir.toString(), "--rate", "USD=7"))
                .isEqualTo(Command.USAGE);
    }

    private int run(String... arguments) throws IOException {
        out.reset();
        return command.run(
                List.of(arguments),
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C.UTF-8")));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
