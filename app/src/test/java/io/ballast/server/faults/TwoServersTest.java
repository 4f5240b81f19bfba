package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two servers on one database, with the same keys: each piece of work is done by one of them. */
@FaultTest
@Tag("faults")
class TwoServersTest {
    private static final Pattern NIGHTLY = Pattern.compile("assessment asOf=\\S+ trigger=NIGHTLY outcome=Published");

    private static final String ENDED = "select count(*) from web.job where state = 'RESUMABLE'";

    @Autowired
    ApplicationContext context;

    @Test
    void the_nightly_run_the_jobs_and_the_signatures_are_one_servers_each_and_the_other_takes_over() {
        Company company = Company.of(context);
        company.server();
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        long endedBefore = company.invariants.count(ENDED);
        ChildServer.Plan plan = company.plan().with("--ballast.assessment.nightly=*/3 * * * * *");
        company.start(plan);
        try (ChildServer second = plan.serve()) {
            List<ChildServer> both = List.of(company.server(), second);
            var ledgers = new ArrayList<Ledger>();
            for (int i = 0; i < 6; i++) {
                var ledger = new Ledger("BOTH" + i);
                ledgers.add(ledger);
                new Client(both.get(i % 2).port(), company.manager, company.history)
                        .importFiles(UUID.randomUUID() + "-" + i, ledger.files());
            }
            Waiting.until(
                    "no job runs any more",
                    Company.LIMIT,
                    () -> company.invariants.count("select count(*) from web.job where state = 'RUNNING'") == 0);
            for (Ledger ledger : ledgers) {
                assertThat(company.rows(ledger)).startsWith(Ledger.INVOICES + " ");
            }
            assertThat(company.invariants.count(ENDED))
                    .as("no server took the jobs of the other for dead")
                    .isEqualTo(endedBefore);
            Waiting.millis(7_000);
            long published = both.stream()
                    .mapToLong(server -> NIGHTLY.matcher(server.log()).results().count())
                    .sum();
            assertThat(published)
                    .as("the nightly run is published once, then it is unchanged or brought up to date")
                    .isPositive();
            assertThat(company.invariants.count("select count(*) from assessment.run where trigger = 'NIGHTLY'"))
                    .isEqualTo(1);
            assertThat(company.invariants.count(
                            "select count(*) from scheduled_tasks where task_name = 'assessment-nightly'"))
                    .isEqualTo(1);
            company.invariantsHold();

            both.getFirst().kill();
            var after = new Ledger("AFTER");
            String key = UUID.randomUUID().toString();
            var client = new Client(second.port(), company.manager, company.history);
            client.importFiles(key, after.files());
            Waiting.until(
                    "the other server does all",
                    Duration.ofSeconds(60),
                    () -> company.rows(after).startsWith(Ledger.INVOICES + " "));
            company.invariants.hold(second);
        }
    }
}
