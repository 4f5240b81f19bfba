package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A server ends as by {@code kill -9} at a named place, is started again, and the client asks again for what it does
 * not know the outcome of: everything is there once. Each restart is the server that the next case kills.
 */
@FaultTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {
    private static final String AUDIT = "audit.";

    @Autowired
    ApplicationContext context;

    private Optional<Company> shared = Optional.empty();
    private String clean = "";
    private int step;

    /** Neighbours are of different areas, so that asking again after one fault does not run into the next. */
    static List<String> faults() {
        String only = System.getProperty("fault", "");
        if (!only.isEmpty()) {
            return List.of(only);
        }
        return Boolean.getBoolean("ballast.faults.all")
                ? List.of(
                        "policy.committed",
                        "import.uploaded",
                        "run.mid-batch:2",
                        "import.parsed:2",
                        "policy.before-commit",
                        "limit.approved",
                        "check.decided",
                        "import.mid-batch:2",
                        "check.committed",
                        "run.batch-committed",
                        "release.recorded",
                        "import.committed:2",
                        "run.before-publication",
                        "import.before-summary",
                        "release.committed",
                        "run.published",
                        "job.begun",
                        "limit.committed",
                        AUDIT + "sequenced",
                        AUDIT + "signed",
                        AUDIT + "before-commit",
                        AUDIT + "committed",
                        AUDIT + "kept")
                : List.of("import.committed:2", AUDIT + "signed");
    }

    @BeforeAll
    void a_ledger_that_nobody_disturbed() {
        Company company = Company.of(context);
        shared = Optional.of(company);
        String first = faults().getFirst();
        boolean isHarmless = first.startsWith("policy.");
        start(isHarmless ? first : "");
        company.load(Ledger.CLEAN, UUID.randomUUID().toString());
        clean = company.rows(Ledger.CLEAN);
        assertThat(clean).startsWith(Ledger.INVOICES + " ");
        assertThat(company.rejectedRows(Ledger.CLEAN)).hasSize(Ledger.BAD_ROWS);
        if (!isHarmless) {
            start(first);
        }
    }

    private Company company() {
        return shared.orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whoever_asks_again_after_a_crash_gets_what_was_asked_for_once(String fault) {
        step++;
        String next = step < faults().size() ? faults().get(step) : "";
        company().history.fault(fault);
        company().history.check(() -> {
            switch (fault.substring(0, fault.indexOf('.') + 1)) {
                case "run." -> assess(next);
                case "policy." -> approve(next);
                case "limit." -> grant(next);
                case "check." -> order(next);
                case "release." -> release(next);
                case AUDIT -> sign(fault, next);
                default -> load(next);
            }
            company().invariantsHold();
        });
    }

    private void load(String next) {
        var ledger = new Ledger("P" + step);
        String key = UUID.randomUUID().toString();
        company().client().importFiles(key, ledger.files());
        crashAndStart(next);
        assertThat(company().rows(ledger)).as("in as a whole or not at all").isIn(clean, "0 ");
        company().load(ledger, key);
        assertThat(company().rows(ledger)).isEqualTo(clean);
        assertThat(company().rejectedRows(ledger)).isEqualTo(company().rejectedRows(Ledger.CLEAN));
    }

    private void assess(String next) {
        LocalDate day = LocalDate.of(2026, 6, 30).plusDays(step);
        String key = UUID.randomUUID().toString();
        Optional<HttpResponse<String>> first = company().assess(day, key);
        crashAndStart(next);
        company().untilAssessed(day, key);
        first.ifPresent(answer -> assertThat(
                        Company.body(company().assess(day, key)).get("id"))
                .as("the same run for the same key")
                .isEqualTo(Company.JSON.readTree(answer.body()).get("id")));
    }

    private void approve(String next) {
        JsonNode draft = company().draft();
        assertThat(company().approve(draft)).as("nobody answers").isEmpty();
        crashAndStart(next);
        assertThat(company().versionsOf(draft)).isLessThan(2);
        assertThat(Company.body(company().approve(draft)).get("state").asString())
                .isEqualTo("APPROVED");
        assertThat(company().versionsOf(draft)).isEqualTo(1);
    }

    private void grant(String next) {
        JsonNode request = company().requestLimit();
        assertThat(company().grant(request)).as("nobody answers").isEmpty();
        crashAndStart(next);
        assertThat(company().grantsOf(request)).as("once or not at all").isLessThan(2);
        assertThat(Company.body(company().grant(request)).get("state").asString())
                .isEqualTo("APPROVED");
        assertThat(company().grantsOf(request)).isEqualTo(1);
    }

    private void order(String next) {
        var orders = new Orders(company(), context.getBean(JdbcClient.class));
        UUID id = UUID.randomUUID();
        assertThat(orders.check(id, 400_000)).as("nobody answers").isEmpty();
        crashAndStart(next);
        assertThat(orders.decided(id)).as("once or not at all").isLessThan(2);
        HttpResponse<String> first = orders.check(id, 400_000).orElseThrow();
        HttpResponse<String> second = orders.check(id, 400_000).orElseThrow();
        assertThat(Orders.outcome(Company.JSON.readTree(first.body()))).isNotEqualTo("HELD");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(orders.decided(id)).isEqualTo(1);
        assertThat(Orders.outcome(Company.body(orders.check(UUID.randomUUID(), 100_001))))
                .as("one cent above what is left")
                .isEqualTo("HELD");
        assertThat(orders.heldMinor()).isEqualTo(400_000);
    }

    private void release(String next) {
        var orders = new Orders(company(), context.getBean(JdbcClient.class));
        UUID hold = UUID.randomUUID();
        assertThat(Orders.outcome(Company.body(orders.check(hold, 600_000)))).isEqualTo("HELD");
        UUID id = UUID.randomUUID();
        assertThat(orders.release(hold, id)).as("nobody answers").isEmpty();
        crashAndStart(next);
        assertThat(orders.released(hold)).as("once or not at all").isLessThan(2);
        assertThat(Company.body(orders.release(hold, id)).get("state").asString())
                .isEqualTo("RELEASED");
        assertThat(orders.released(hold)).isEqualTo(1);
        assertThat(orders.heldMinor()).isEqualTo(600_000);
    }

    /** Any recorded change is soon signed, so this server is armed only now. */
    private void sign(String fault, String next) {
        company().start(company().plan().crashAt(fault));
        company()
                .client()
                .send(
                        "POST",
                        "/api/v1/policy-drafts",
                        "{\"purpose\": \"signed\", \"copyOf\": "
                                + company().invariants.count("select min(id) from policy.version") + "}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        crashAndStart(next);
    }

    private void crashAndStart(String next) {
        company().untilCrashed();
        start(next);
    }

    private void start(String fault) {
        ChildServer.Plan plan = company().plan();
        company().start(fault.isEmpty() || fault.startsWith(AUDIT) ? plan : plan.crashAt(fault));
    }
}
