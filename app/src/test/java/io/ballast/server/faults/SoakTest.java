package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Kills at random times, again and again: {@code -Dkills=100} for the long soak. */
@FaultTest
@Tag("faults")
class SoakTest {
    private static final int LONGEST_LIFE_MILLIS = 6_000;

    /** The machine may be busy with something else now and then. */
    private static final Duration MOST_STARTS = Duration.ofSeconds(30);

    private static final Duration SLOWEST_START = Duration.ofSeconds(90);

    @Autowired
    ApplicationContext context;

    @Test
    void whatever_was_asked_for_between_a_hundred_kills_is_there_once() {
        Company company = Company.of(context);
        company.server();
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        String clean = company.rows(Ledger.CLEAN);
        int kills = Integer.getInteger("kills", 12);
        List<Ledger> ledgers = new ArrayList<>();
        List<Duration> starts = new ArrayList<>();
        company.history.check(() -> {
            for (int i = 0; i < kills; i++) {
                var ledger = new Ledger("SOAK" + i);
                ledgers.add(ledger);
                String key = UUID.randomUUID().toString();
                JsonNode draft = company.draft();
                LocalDate day = LocalDate.of(2025, 1, 1).plusDays(i);
                ChildServer server = company.server();
                try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                    var manager = new Client(server.port(), company.manager, company.history);
                    var approver = new Client(server.port(), company.approver, company.history);
                    clients.execute(() -> manager.importFiles(key, ledger.files()));
                    clients.execute(() -> company.approveAs(approver, draft));
                    clients.execute(() -> manager.send(
                            "POST", "/api/v1/runs", "{\"asOf\": \"" + day + "\"}", "Idempotency-Key", key));
                    int life = company.history.random().nextInt(LONGEST_LIFE_MILLIS);
                    company.history.fault("kill " + i + " after " + life + " ms");
                    Waiting.millis(life);
                    server.kill();
                }
                long begun = System.nanoTime();
                company.server();
                starts.add(Duration.ofNanos(System.nanoTime() - begun));
                assertThat(company.rows(ledger)).isIn(clean, "0 ");
                company.load(ledger, key);
                Company.body(company.approve(draft));
                assertThat(company.versionsOf(draft)).isEqualTo(1);
                company.untilAssessed(day, key);
                company.invariantsHold();
            }
            assertThat(ledgers)
                    .allSatisfy(each -> assertThat(company.rows(each)).isEqualTo(clean));
            starts.sort(null);
            System.err.println("soak kills=" + kills + " operations=" + company.history.operations()
                    + " start_ms median=" + starts.get(kills / 2).toMillis() + " slowest="
                    + starts.getLast().toMillis());
            assertThat(starts.get(kills / 2)).as("most starts").isLessThan(MOST_STARTS);
            assertThat(starts.getLast()).as("the slowest start").isLessThan(SLOWEST_START);
        });
    }
}
