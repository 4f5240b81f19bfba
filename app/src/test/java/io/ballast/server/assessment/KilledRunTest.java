package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import io.ballast.server.faults.ChildServer;
import io.ballast.server.faults.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "ballast.test.database=killed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("faults")
class KilledRunTest {
    private static final int CUSTOMERS = 400;
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final String SAID = """
        select a.customer_id, a.points, a.grade, a.pd, a.recommended_limit_minor, a.balance_minor, a.exposure_minor,
          a.warning_rules::text, encode(a.facts_hash, 'hex') as facts_hash, e.readings::text, e.points::text as given,
          e.warnings::text
        from assessment.assessment a
        join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id
        join assessment.published p on p.run_id = a.run_id
        order by a.customer_id""";
    private static final String SEEN_BY_READERS = """
        select count(*)
        from assessment.published p
        join assessment.assessment a on a.run_id = p.run_id
        join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id""";

    @Autowired
    AssessmentRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Environment settings;

    private long earlier;
    private List<Map<String, @Nullable Object>> clean = List.of();

    /** An earlier run is in force; what an undisturbed run of the day says is known. */
    @BeforeAll
    void book() {
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(6));
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.book(company.customer(i));
        }
        runs.assess(request(DAY.minusDays(30)));
        earlier = runs.inForce().orElseThrow().id();
        runs.assess(request(DAY));
        clean = said();
    }

    @BeforeEach
    void forgetTheRunOfTheDay() {
        jdbc.update("update assessment.published set run_id = ?", earlier);
        for (String table : List.of("superseded", "assessment", "evidence")) {
            jdbc.update("delete from assessment." + table + " where run_id <> ?", earlier);
        }
        jdbc.update("delete from assessment.run where id <> ?", earlier);
        jdbc.update("delete from assessment.ledger_pack");
    }

    /** At the start, in the middle, and at the end, where the kill may come before or after the switch. */
    static int[] kills() {
        return Boolean.getBoolean("ballast.faults.all")
                ? new int[] {1, CUSTOMERS / 2, CUSTOMERS}
                : new int[] {CUSTOMERS / 2};
    }

    @ParameterizedTest
    @MethodSource("kills")
    void a_killed_run_is_finished_by_the_next_and_readers_never_see_a_part_of_it(int kill, @TempDir Path home) {
        int written = killWhenWritten(kill, home);
        assertThat(written).isBetween(kill, CUSTOMERS);
        boolean isSwitched = runs.inForce().orElseThrow().id() != earlier;
        assertThat(isSwitched && written < CUSTOMERS).isFalse();

        RunOutcome outcome = runs.assess(request(DAY));
        Run run = runs.inForce().orElseThrow();
        assertThat(run.asOf()).isEqualTo(DAY);
        // what was acknowledged before the kill is not assessed again
        assertThat(outcome)
                .isEqualTo(
                        isSwitched
                                ? new RunOutcome.Unchanged(run.id())
                                : new RunOutcome.Published(run.id(), CUSTOMERS - written));
        assertThat(said()).isEqualTo(clean);
        assertThat(count("select count(*) from assessment.run where as_of = '2026-09-30'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from assessment.superseded")).isZero();
    }

    /** Starts a server of its own process and kills it with SIGKILL at so many rows; returns how many it left. */
    private int killWhenWritten(int rows, Path home) {
        ChildServer.Plan plan = ChildServer.Plan.on(settings, home.resolve("home"))
                .with(RunInChild.class)
                .with("--ballast.assessment.customers-per-commit=1", DAY.toString());
        try (ChildServer child = plan.start()) {
            Waiting.until("so many rows are written", Duration.ofMinutes(5), () -> {
                assertThat(count(SEEN_BY_READERS)).isEqualTo(CUSTOMERS);
                return written() >= rows || !child.isAlive();
            });
            child.kill();
            assertThat(count(SEEN_BY_READERS)).isEqualTo(CUSTOMERS);
            int written = written();
            if (written < rows) {
                throw new AssertionError("The child wrote " + written + ": " + child.tail());
            }
            return written;
        }
    }

    private int written() {
        return count("select count(*) from assessment.assessment where run_id <> " + earlier);
    }

    private List<Map<String, @Nullable Object>> said() {
        return jdbc.queryForList(SAID);
    }

    private int count(String query) {
        Integer count = jdbc.queryForObject(query, Integer.class);
        return count == null ? 0 : count;
    }

    private static RunRequest request(LocalDate day) {
        return new RunRequest(day, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "test");
    }
}
