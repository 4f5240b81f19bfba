package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A server with too little memory ends instead of going on half alive, as the launcher has it. */
@FaultTest
@Tag("faults")
class MemoryTest {
    /** How the virtual machine ends under ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    @Autowired
    ApplicationContext context;

    /** The launcher and the unit decide what happens then; the test takes the flag from there. */
    private static String flagOfTheLauncher() throws IOException {
        Matcher flag =
                Pattern.compile("-XX:\\+\\w*OutOfMemoryError").matcher(Files.readString(Path.of("..", "ballast")));
        return flag.find() ? flag.group() : "-XX:-ExitOnOutOfMemoryError";
    }

    @Test
    void a_server_that_runs_out_of_memory_ends_and_the_next_one_finishes_its_work() throws IOException {
        Company company = Company.of(context);
        company.server();
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        var ledger = new Ledger("TIGHT");
        String key = UUID.randomUUID().toString();
        ChildServer server = company.start(company.plan()
                .jvm("-Xmx200m", flagOfTheLauncher())
                .crashAt("import.mid-batch:2")
                .variable("BALLAST_CRASH_BY", "memory"));
        company.history.fault("no memory is left in the middle of an import");
        company.client().importFiles(key, ledger.files());
        assertThat(server.exit(Duration.ofSeconds(60))).as(server.tail()).isEqualTo(OUT_OF_MEMORY);
        assertThat(company.rows(ledger)).isEqualTo("0 ");
        company.server();
        company.load(ledger, key);
        assertThat(company.rows(ledger)).isEqualTo(company.rows(Ledger.CLEAN));
        company.invariantsHold();
    }
}
