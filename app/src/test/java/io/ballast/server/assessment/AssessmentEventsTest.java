package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.value.Grade;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportProgress;
import io.ballast.server.connectors.ImportRequest;
import io.ballast.server.connectors.Imports;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import io.ballast.server.ledger.DocumentsRecorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@TestPropertySource(properties = {"ballast.test.database=events", "ballast.assessment.nightly=0 30 0 29 2 *"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentEventsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final CurrentUser MANAGER =
            new CurrentUser(7, "manager", "Manager", Set.of(Role.CREDIT_MANAGER), new DataScope.All());

    @Autowired
    AssessmentRuns runs;

    @Autowired
    GradeOverrides overrides;

    @Autowired
    Replays replays;

    @Autowired
    Imports imports;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    private final long[] keys = new long[5];

    @BeforeAll
    void assess() {
        var company = new DemoCompany(DemoSettings.standard().withCustomers(5).withInvoicesPerCustomer(20));
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = books.book(company.customer(i));
        }
        runs.assess(new RunRequest(DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "test"));
    }

    @Test
    void a_customer_is_assessed_anew_when_documents_of_it_are_recorded() throws InterruptedException {
        long before = balance(keys[0]);
        transactions.executeWithoutResult(status -> {
            new DemoBooks(jdbc).bookInvoice(keys[0], "EVENT-1", DAY, DAY.plusDays(30), DAY, 4_242);
            jdbc.update("update ledger.revision set batch_id = 99 where customer_id = ?", keys[0]);
            events.publishEvent(new DocumentsRecorded(99, 1));
        });
        awaitThat(() -> balance(keys[0]) == before + 4_242);
        assertThat(count("select count(*) from assessment.superseded where customer_id = " + keys[0]))
                .isEqualTo(1);
    }

    @Test
    void what_a_listener_had_not_heard_to_its_end_when_a_server_ended_is_told_again() throws InterruptedException {
        long before = balance(keys[2]);
        transactions.executeWithoutResult(status -> events.publishEvent(new DocumentsRecorded(98_765, 1)));
        String waiting = "select count(*) from event_publication where completion_date is null"
                + " and serialized_event like '%98765%'";
        awaitThat(() -> count(waiting) == 0);
        new DemoBooks(jdbc).bookInvoice(keys[2], "EVENT-2", DAY, DAY.plusDays(30), DAY, 4_242);
        jdbc.update("update ledger.revision set batch_id = 98765 where customer_id = ?", keys[2]);
        assertThat(balance(keys[2])).isEqualTo(before);
        jdbc.update("update event_publication set completion_date = null, status = 'PROCESSING',"
                + " publication_date = now() - interval '1 hour' where serialized_event like '%98765%'");
        awaitThat(() -> balance(keys[2]) == before + 4_242 && count(waiting) == 0);
    }

    @Test
    void an_imported_invoice_has_its_customer_assessed_and_warned_of_at_once(@TempDir Path dir) throws Exception {
        long before = balance(keys[4]);
        long othersBefore = count("select count(*) from assessment.superseded where customer_id = " + keys[3]);
        String code = jdbc.queryForObject("select code from customers.customer where id = " + keys[4], String.class);
        Path file = Files.writeString(dir.resolve("invoices.csv"), """
            customer_code,number,instalment,issued,due,currency,amount,recorded
            %s,LATE-1,1,2026-02-01,2026-03-03,CNY,9000000.00,2026-02-01
            """.formatted(code));
        var request = new ImportRequest(
                "ballast",
                List.of(ImportRequest.InputFile.of(file)),
                ImportRequest.Options.standard(),
                "test",
                Instant.parse("2026-10-01T00:00:00Z"),
                DAY.plusDays(1));
        assertThat(imports.run(request, new ImportProgress()).rowsRejected()).isZero();
        // 9,000,000.00 more, in minor units
        awaitThat(() -> balance(keys[4]) == before + 900_000_000);
        awaitThat(() -> alerts(keys[4]) > 0 && alerts(keys[4]) == warnings(keys[4]));
        // the others were left alone
        assertThat(count("select count(*) from assessment.superseded where customer_id = " + keys[3]))
                .isEqualTo(othersBefore);
    }

    @Test
    void what_was_said_comes_out_to_the_byte_when_it_is_run_again_also_after_the_books_have_changed()
            throws InterruptedException {
        runs.assess(new RunRequest(DAY.minusMonths(1), Knowledge.AS_KNOWN_THEN, Run.Trigger.HISTORY, "test"));
        long past = count("select max(id) from assessment.run where as_of = date '" + DAY.minusMonths(1) + "'");
        long inForce = count("select run_id from assessment.published");
        for (long key : keys) {
            assertThat(replays.of(past, key)).get().isInstanceOf(Replayed.Same.class);
            assertThat(replays.of(inForce, key)).get().isInstanceOf(Replayed.Same.class);
        }
        long before = balance(keys[3]);
        transactions.executeWithoutResult(status -> {
            new DemoBooks(jdbc)
                    .bookInvoice(keys[3], "REPLAY-1", DAY.minusMonths(3), DAY.minusMonths(2), DAY.minusMonths(3), 777);
            jdbc.update("update ledger.revision set batch_id = 98 where customer_id = ?", keys[3]);
            events.publishEvent(new DocumentsRecorded(98, 1));
        });
        awaitThat(() -> balance(keys[3]) == before + 777);
        assertThat(replays.of(inForce, keys[3])).as("assessed anew").get().isInstanceOf(Replayed.Same.class);
        assertThat(replays.of(past, keys[3]))
                .as("from the ledger of then, although the invoice belongs before its day")
                .get()
                .isInstanceOf(Replayed.Same.class);
        assertThat(replays.of(past, -1)).isEmpty();
    }

    @Test
    void whatever_was_changed_by_hand_is_named() {
        long run = count("select run_id from assessment.published");
        String row = " where run_id = " + run + " and customer_id = " + keys[2];
        assertThat(deviations(run, "assessment.assessment set points = points + 1" + row))
                .containsExactly("assessment.points");
        assertThat(deviations(run, "assessment.assessment set pd = pd + 1e-15" + row))
                .containsExactly("assessment.pd");
        assertThat(deviations(run, "assessment.evidence set readings[1] = coalesce(readings[1], 0) + 1" + row))
                .containsExactly("evidence.readings");
        assertThat(deviations(run, "assessment.evidence set warnings = '[{}]'" + row))
                .containsExactly("evidence.warnings");
        assertThat(deviations(run, "assessment.evidence set facts = facts || 'x'" + row))
                .containsExactly("ledger_pack.bytes, evidence.facts");
        assertThat(deviations(run, "assessment.assessment set facts_hash = set_byte(facts_hash, 0, 1)" + row))
                .containsExactly("ledger_pack.bytes, evidence.facts");
        String pack = " where customer_id = " + keys[2];
        assertThat(deviations(run, "assessment.ledger_pack set bytes = set_byte(bytes, 40, 255)" + pack))
                .containsExactly("ledger_pack.bytes, evidence.facts");
        assertThat(replays.of(run, keys[2])).get().isInstanceOf(Replayed.Same.class);
    }

    @Test
    void a_replay_takes_the_packed_form_of_the_ledger_that_the_assessment_rests_on() {
        assertThat(replayedBesideAnotherForm(LedgerCodec.VERSION - 1)).isInstanceOf(Replayed.Same.class);
        assertThat(replayedBesideAnotherForm(LedgerCodec.VERSION + 1)).isInstanceOf(Replayed.Same.class);
    }

    private Replayed replayedBesideAnotherForm(int version) {
        long run = count("select run_id from assessment.published");
        return Objects.requireNonNull(transactions.execute(status -> {
            assertThat(jdbc.update("""
                    insert into assessment.ledger_pack (customer_id, revision, version, bytes)
                    select customer_id, revision, ?, set_byte(bytes, 40, 255)
                    from assessment.ledger_pack
                    where customer_id = ?""", version, keys[2])).isPositive();
            status.setRollbackOnly();
            return replays.of(run, keys[2]).orElseThrow();
        }));
    }

    /** What a replay names while this update stands. */
    private List<String> deviations(long run, String update) {
        List<String> named = transactions.execute(status -> {
            assertThat(jdbc.update("update " + update)).isPositive();
            status.setRollbackOnly();
            return replays.of(run, keys[2]).orElseThrow() instanceof Replayed.Different different
                    ? different.deviations().stream()
                            .map(Replayed.Deviation::part)
                            .toList()
                    : List.of();
        });
        return named == null ? List.of() : named;
    }

    private long alerts(long customer) {
        return count("select count(*) from earlywarning.alert where state <> 'CLOSED' and customer_id = " + customer);
    }

    private long warnings(long customer) {
        return count("select cardinality(warning_rules) " + inForce(customer));
    }

    @Test
    void the_portfolio_is_assessed_by_schedule() {
        assertThat(count("select count(*) from public.scheduled_tasks where task_name = 'assessment-nightly'"))
                .isEqualTo(1);
    }

    @Test
    void an_override_holds_in_the_run_in_force_until_it_is_lifted_and_is_in_the_audit_trail()
            throws InterruptedException {
        int computed = grade(keys[1]);
        Grade other = computed == Grade.D.rank() ? Grade.C : Grade.D;
        assertThat(overrides.place(keys[1], other, "owner left the country", LocalDate.of(2999, 1, 1), MANAGER))
                .isEqualTo(new GradeOverrides.Answer.Done());
        awaitThat(() -> grade(keys[1]) == other.rank());
        assertThat(count("select computed_grade " + inForce(keys[1]))).isEqualTo(computed);
        assertThat(overrides.lift(keys[1], "back again", MANAGER)).isEqualTo(new GradeOverrides.Answer.Done());
        awaitThat(() -> grade(keys[1]) == computed);
        assertThat(count("select count(*) from audit.entry where action like 'assessment.override.%'"))
                .isEqualTo(2);
        // there and back again
        awaitThat(() -> count("select count(*) from audit.entry where action = 'assessment.rating.changed'"
                        + " and subject_id = '" + keys[1] + "'")
                == 2);
    }

    @Test
    void an_override_needs_a_reason_and_a_day_that_has_not_passed() {
        LocalDate later = LocalDate.of(2999, 1, 1);
        assertThat(overrides.place(keys[2], Grade.A, " ", later, MANAGER))
                .isEqualTo(new GradeOverrides.Answer.Refused("assessment.override.reason-missing"));
        assertThat(overrides.place(keys[2], Grade.A, "known well", LocalDate.of(2020, 1, 1), MANAGER))
                .isEqualTo(new GradeOverrides.Answer.Refused("assessment.override.until-past"));
        assertThat(overrides.of(keys[2], MANAGER)).isEmpty();
    }

    @Test
    void nobody_overrides_the_grade_of_a_customer_outside_the_own_scope() {
        var stranger =
                new CurrentUser(8, "sales", "Sales", Set.of(Role.CREDIT_MANAGER), new DataScope.Self("nobody's"));
        assertThat(overrides.place(keys[3], Grade.AAA, "a friend", LocalDate.of(2999, 1, 1), stranger))
                .isEqualTo(new GradeOverrides.Answer.UnknownCustomer());
    }

    private long balance(long customer) {
        return count("select balance_minor " + inForce(customer));
    }

    private int grade(long customer) {
        return (int) count("select grade " + inForce(customer));
    }

    private static String inForce(long customer) {
        return "from assessment.assessment where run_id = (select run_id from assessment.published) and customer_id = "
                + customer;
    }

    private long count(String query) {
        Long count = jdbc.queryForObject(query, Long.class);
        return count == null ? 0 : count;
    }

    private static void awaitThat(java.util.function.BooleanSupplier fact) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
