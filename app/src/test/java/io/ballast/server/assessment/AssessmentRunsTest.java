package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = {"ballast.test.database=runs", "ballast.assessment.customers-per-commit=50"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentRunsTest {
    private static final int CUSTOMERS = 300;
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

    @Autowired
    AssessmentRuns runs;

    @Autowired
    RuleBooks books;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void book() {
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(10));
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.book(company.customer(i));
        }
    }

    @BeforeEach
    void forget() {
        jdbc.update("delete from assessment.published");
        jdbc.update("delete from assessment.superseded");
        jdbc.update("delete from assessment.assessment");
        jdbc.update("delete from assessment.evidence");
        jdbc.update("delete from assessment.run");
        jdbc.update("delete from assessment.ledger_pack");
    }

    @Test
    void a_run_assesses_every_customer_and_becomes_the_one_in_force() {
        RunOutcome outcome = runs.assess(manual(DAY));
        Run run = runs.inForce().orElseThrow();
        assertThat(outcome).isEqualTo(new RunOutcome.Published(run.id(), CUSTOMERS));
        assertThat(run.state()).isEqualTo(Run.State.PUBLISHED);
        assertThat(run.customersDone()).isEqualTo(CUSTOMERS);
        assertThat(count("select count(*) from assessment.assessment")).isEqualTo(CUSTOMERS);
        assertThat(count("select count(*) from assessment.evidence")).isEqualTo(CUSTOMERS);
        assertThat(count("select exposure_minor from assessment.run where id = " + run.id()))
                .isEqualTo(count("select sum(greatest(exposure_minor, 0)) from assessment.assessment"))
                .isPositive();
    }

    @Test
    void every_ledger_is_packed_by_the_first_run_so_that_the_second_reads_packs_and_says_the_same() {
        runs.assess(manual(DAY));
        assertThat(count("select count(*) from assessment.ledger_pack")).isEqualTo(CUSTOMERS);
        List<Map<String, @Nullable Object>> fromRows = said();
        jdbc.update("delete from assessment.published");
        jdbc.update("delete from assessment.assessment");
        jdbc.update("delete from assessment.evidence");
        jdbc.update("delete from assessment.run");
        runs.assess(manual(DAY));
        assertThat(said()).isEqualTo(fromRows);
    }

    @Test
    void a_damaged_pack_is_noticed_and_the_ledger_read_anew() {
        runs.assess(manual(DAY));
        List<Map<String, @Nullable Object>> sound = said();
        jdbc.update("""
                update assessment.ledger_pack
                set bytes = set_byte(bytes, length(bytes) / 2, (get_byte(bytes, length(bytes) / 2) + 1) % 256)""");
        jdbc.update("delete from assessment.published");
        jdbc.update("delete from assessment.assessment");
        jdbc.update("delete from assessment.evidence");
        jdbc.update("delete from assessment.run");
        runs.assess(manual(DAY));
        assertThat(said()).isEqualTo(sound);
    }

    @Test
    void a_second_run_over_unchanged_books_does_nothing() {
        runs.assess(manual(DAY));
        long run = runs.inForce().orElseThrow().id();
        assertThat(runs.assess(manual(DAY))).isEqualTo(new RunOutcome.Unchanged(run));
        assertThat(count("select count(*) from assessment.run")).isEqualTo(1);
        assertThat(count("select count(*) from assessment.superseded")).isZero();
    }

    @Test
    void only_the_customer_whose_books_changed_is_assessed_anew_and_what_was_said_of_it_is_kept() {
        runs.assess(manual(DAY));
        long run = runs.inForce().orElseThrow().id();
        long customer = count("select min(id) from customers.customer");
        long before = balance(customer);
        new DemoBooks(jdbc)
                .bookInvoice(customer, "NEW-" + run, DAY.minusDays(5), DAY.plusDays(25), DAY.minusDays(5), 777);
        assertThat(runs.assess(manual(DAY))).isEqualTo(new RunOutcome.Published(run, 1));
        // one more invoice of 7.77 raises the balance by 777 minor units
        assertThat(balance(customer)).isEqualTo(before + 777);
        assertThat(count("select customer_id from assessment.superseded")).isEqualTo(customer);
        assertThat(count("select (said ->> 'balance_minor')::bigint from assessment.superseded"))
                .isEqualTo(before);
        jdbc.update("delete from ledger.invoice where number = ?", "NEW-" + run);
        new DemoBooks(jdbc).change(customer);
    }

    @Test
    void a_document_recorded_after_the_day_changes_nothing_of_what_was_known_then() {
        runs.assess(manual(DAY));
        long run = runs.inForce().orElseThrow().id();
        List<Map<String, @Nullable Object>> before = said();
        long customer = count("select min(id) from customers.customer");
        new DemoBooks(jdbc)
                .bookInvoice(customer, "FUT-" + run, DAY.minusDays(5), DAY.plusDays(25), DAY.plusDays(1), 999_999);
        runs.assess(manual(DAY));
        assertThat(said())
                .usingRecursiveComparison()
                .ignoringFields("facts_hash")
                .isEqualTo(before);
        jdbc.update("delete from ledger.invoice where number = ?", "FUT-" + run);
        new DemoBooks(jdbc).change(customer);
    }

    @Test
    void an_interrupted_run_goes_on_from_the_customers_written_and_ends_like_one_that_was_not() {
        runs.assess(manual(DAY));
        List<Map<String, @Nullable Object>> clean = said();
        long run = runs.inForce().orElseThrow().id();
        // the state a crash leaves behind: rows of 100 customers committed, the run still running
        jdbc.update("delete from assessment.published");
        jdbc.update("update assessment.run set state = 'RUNNING', finished_at = null");
        String later = "customer_id in (select id from customers.customer order by id offset 100)";
        jdbc.update("delete from assessment.assessment where " + later);
        jdbc.update("delete from assessment.evidence where " + later);
        assertThat(runs.assess(manual(DAY))).isEqualTo(new RunOutcome.Published(run, CUSTOMERS - 100));
        assertThat(said()).isEqualTo(clean);
    }

    @Test
    void two_runs_never_work_at_the_same_time() {
        RunLease held = RunLease.take(database).orElseThrow();
        try (held) {
            assertThat(runs.assess(manual(DAY))).isEqualTo(new RunOutcome.Busy());
        }
        assertThat(runs.assess(manual(DAY))).isInstanceOf(RunOutcome.Published.class);
    }

    @Test
    void month_ends_are_filled_in_without_changing_the_run_in_force() {
        runs.assess(manual(DAY));
        long inForce = runs.inForce().orElseThrow().id();
        assertThat(runs.assessMonthEnds(2, DAY, "test"))
                .hasSize(2)
                .allMatch(outcome -> outcome instanceof RunOutcome.Published);
        assertThat(runs.inForce().orElseThrow().id()).isEqualTo(inForce);
        assertThat(jdbc.queryForList("select as_of from assessment.run where state = 'PUBLISHED'", LocalDate.class))
                .containsExactlyInAnyOrder(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 31), DAY);
        // the later month end compares itself with the earlier one
        assertThat(count("select count(*) from assessment.assessment where previous_grade is not null"))
                .isEqualTo(CUSTOMERS);
    }

    @Test
    void the_money_of_all_customers_adds_up_to_the_ledger_to_the_cent() {
        runs.assess(manual(DAY));
        // an independent look at the ledger: invoices less receipts, memos, discounts and write-offs known by the day
        long ledger = count("""
                select
                  (select coalesce(sum(base_minor), 0)
                   from ledger.invoice
                   where greatest(issued_on, known_on) <= '2026-09-30')
                  - (select coalesce(sum(base_minor), 0)
                     from ledger.receipt
                     where greatest(received_on, known_on) <= '2026-09-30')
                  - (select coalesce(sum(base_minor), 0)
                     from ledger.credit_memo
                     where greatest(issued_on, known_on) <= '2026-09-30')
                  - (select coalesce(sum(base_minor), 0)
                     from ledger.settlement
                     where kind in ('DISCOUNT', 'WRITE_OFF') and greatest(settled_on, known_on) <= '2026-09-30')""");
        assertThat(count("select sum(balance_minor) from assessment.assessment"))
                .isEqualTo(ledger);
        assertThat(count("""
                        select sum((select sum(b) from unnest(buckets_minor) b)
                          - unapplied_cash_minor - unapplied_credit_minor)
                        from assessment.assessment""")).isEqualTo(ledger);
    }

    @Test
    void a_policy_of_ones_own_names_its_warnings_and_keeps_them_quiet_for_its_own_days() throws InterruptedException {
        // the policy in force today judges, whatever the day of the run
        OwnPolicy.store(jdbc, LocalDate.of(2000, 1, 1));
        runs.assess(manual(LocalDate.of(2027, 6, 30)));
        awaitListeners();
        Run run = runs.inForce().orElseThrow();
        String rule = Objects.requireNonNull(jdbc.queryForObject(
                "select min(rule) from earlywarning.alert where run_id = " + run.id(), String.class));
        assertThat(books.of(run.policyHash(), run.currency()).label(rule).en()).startsWith(OwnPolicy.LABEL);
        jdbc.update("update earlywarning.alert set state = 'CLOSED', closed_on = last_seen_on where state <> 'CLOSED'");
        long closed = count("select max(id) from earlywarning.alert");
        String again = "select count(*) from earlywarning.alert a join earlywarning.alert b on b.customer_id ="
                + " a.customer_id and b.rule = a.rule and b.run_id = " + run.id() + " where a.id > " + closed;
        // 184 days later: no rule of the standard policy is quiet for more than 180
        runs.assess(manual(LocalDate.of(2027, 12, 31)));
        awaitListeners();
        assertThat(count("select cardinality(warning_rules) from assessment.assessment order by 1 desc limit 1"))
                .isPositive();
        assertThat(count(again)).isZero();
        // 366 days up to 2028-06-30 and 35 more are 401
        runs.assess(manual(LocalDate.of(2028, 8, 4)));
        awaitListeners();
        assertThat(count(again)).isPositive();
    }

    private void awaitListeners() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (count("select count(*) from event_publication where completion_date is null") > 0) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static RunRequest manual(LocalDate day) {
        return new RunRequest(day, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "test");
    }

    private long balance(long customer) {
        return count("select balance_minor from assessment.assessment where customer_id = " + customer);
    }

    private long count(String query) {
        Long count = jdbc.queryForObject(query, Long.class);
        return count == null ? 0 : count;
    }

    private List<Map<String, @Nullable Object>> said() {
        return jdbc.queryForList("""
                select a.customer_id, a.points, a.grade, a.pd, a.coverage, a.recommended_limit_minor, a.balance_minor,
                  a.overdue_minor, a.exposure_minor, a.utilisation, a.buckets_minor::text, a.warning_rules::text,
                  encode(a.facts_hash, 'hex') as facts_hash, e.readings::text, e.lacks::text, e.points::text as given,
                  e.bands::text, e.proposals::text, e.warnings::text
                from assessment.assessment a
                join assessment.evidence e on e.run_id = a.run_id and e.customer_id = a.customer_id
                order by a.customer_id""");
    }
}
