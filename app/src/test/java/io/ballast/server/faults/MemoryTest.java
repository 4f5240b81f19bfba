package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
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

    @Test
    void a_server_that_runs_out_of_memory_ends_and_the_next_one_finishes_its_work() {
        Company company = Company.of(context);
        company.server();
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        var ledger = new Ledger("TIGHT");
        String key = UUID.randomUUID().toString();
        ChildServer server = company.start(company.plan().jvm("-Xmx110m", "-XX:+ExitOnOutOfMemoryError"));
        company.history.fault("-Xmx110m");
        for (int i = 0; i < 200 && server.isAlive(); i++) {
            int number = i;
            Thread.ofVirtual()
                    .start(() -> new Client(server.port(), company.manager, company.history)
                            .importFiles(number == 0 ? key : UUID.randomUUID().toString(), ledger.files()));
            Waiting.millis(20);
        }
        assertThat(server.exit(Duration.ofSeconds(60))).as(server.tail()).isEqualTo(OUT_OF_MEMORY);
        company.server();
        company.load(ledger, key);
        assertThat(company.rows(ledger)).isEqualTo(company.rows(Ledger.CLEAN));
        company.invariantsHold();
    }
}
