package io.ballast.server.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@AssessedServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightPagesTest {
    private static final int CUSTOMERS = AssessedDemo.CUSTOMERS;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AssessedCustomers customers;

    @Autowired
    OpenInvoices invoices;

    @Autowired
    RunsShown runs;

    private String manager = "";
    private String seller = "";
    private String owner = "";
    private RunShown run = new RunShown(
            1,
            AssessedDemo.DAY,
            io.ballast.engine.ledger.Knowledge.AS_KNOWN_THEN,
            io.ballast.engine.value.Currency.CNY,
            java.time.Instant.EPOCH,
            "none",
            new io.ballast.server.assessment.RuleBook(java.util.Map.of()),
            0);

    @BeforeAll
    void load() {
        AssessedDemo.load(context);
        run = runs.inForce().orElseThrow();
        TestUsers users = new TestUsers(context);
        manager = users.withRoles("chen.wei", Role.CREDIT_MANAGER);
        owner = text("select owner_code from customers.customer group by owner_code order by count(*) desc limit 1");
        seller = users.ownerOf("li.na", owner, Role.SALES);
        await("select count(*) from earlywarning.alert where run_id = " + run.id());
    }

    @Test
    void each_tile_counts_and_sums_what_its_list_shows() {
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(manager).visit("/");
            List<String[]> tiles = browser.page().locator("a.worry:has(.sum)").all().stream()
                    .map(tile -> new String[] {
                        tile.getAttribute("href"),
                        tile.locator(".value").innerText().split("\\s")[0],
                        tile.locator(".sum").innerText()
                    })
                    .toList();
            assertThat(tiles).hasSize(Worry.values().length + 2);
            for (String[] tile : tiles) {
                browser.visit(tile[0]);
                assertThat(browser.page().locator("[data-count]").getAttribute("data-count"))
                        .as(tile[0])
                        .isEqualTo(tile[1].replace(",", ""));
                assertThat(browser.page().locator("[data-sum]").innerText())
                        .as(tile[0])
                        .isEqualTo(tile[2]);
                List<Locator> rows = browser.page().locator("tbody tr").all();
                assertThat(rows).as(tile[0]).hasSize(Math.min(50, Integer.parseInt(tile[1].replace(",", ""))));
            }
        }
    }

    @Test
    void a_customer_of_high_risk_whom_nobody_is_in_charge_of_is_flagged() {
        Map<String, @Nullable Object> worst = jdbc.queryForMap("""
                select c.id, c.owner_code
                from assessment.assessment a
                join customers.customer c on c.id = a.customer_id
                where a.run_id = %d
                order by a.grade desc, a.worst_severity desc
                limit 1""".formatted(run.id()));
        assertThat(customers.totals(run.id(), Cut.of(Worry.UNOWNED), all()).customers())
                .isZero();
        jdbc.update("update customers.customer set owner_code = null where id = ?", worst.get("id"));
        try {
            assertThat(customers.totals(run.id(), Cut.of(Worry.UNOWNED), all()).customers())
                    .isEqualTo(1);
            assertThat(customers.worries(run.id(), all()).stream()
                            .filter(sum -> sum.worry() == Worry.UNOWNED)
                            .map(AssessedCustomers.WorrySum::customers))
                    .containsExactly(1);
        } finally {
            jdbc.update(
                    "update customers.customer set owner_code = ? where id = ?",
                    worst.get("owner_code"),
                    worst.get("id"));
        }
    }

    @Test
    void overdue_receivables_are_those_of_the_invoices_in_the_ledger() {
        long ledger = number("""
                select sum(i.base_minor - coalesce(s.minor, 0))
                from ledger.invoice i
                left join (
                  select invoice_id, sum(base_minor) as minor
                  from ledger.settlement
                  where settled_on <= date '2026-10-31' and known_on <= date '2026-10-31'
                  group by invoice_id) s on s.invoice_id = i.id
                where i.due_on < date '2026-10-31' and i.issued_on <= date '2026-10-31' and i.known_on <= date '2026-10-31'
                  and i.base_minor > coalesce(s.minor, 0)""");
        assertThat(customers.totals(run.id(), Cut.of(Worry.OVERDUE), all()).measureMinor())
                .isPositive()
                .isEqualTo(ledger);
        assertThat(invoices.totals(run, InvoiceCut.of(new InvoiceCut.When.Overdue()), all())
                        .openMinor())
                .isEqualTo(ledger);
    }

    @Test
    void each_bucket_is_the_sum_of_the_open_invoices_behind_it() {
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), all());
        for (int bucket = 0; bucket < 7; bucket++) {
            long open = invoices.totals(run, InvoiceCut.of(new InvoiceCut.When.Bucket(bucket)), all())
                    .openMinor();
            assertThat(total.bucketsMinor().get(bucket)).as("bucket " + bucket).isEqualTo(open);
            assertThat(customers
                            .totals(run.id(), Cut.everyone().in(bucket), all())
                            .measureMinor())
                    .isEqualTo(open);
        }
    }

    @Test
    void customers_are_buckets_less_unapplied_are_the_documents_to_the_cent() {
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), all());
        assertThat(new ProofPage(run, total, invoices.balanceMinor(run, all())).isExact())
                .isTrue();
        for (Dimension by : Dimension.values()) {
            List<AgeingLine> lines = customers.ageing(run.id(), Cut.everyone(), by, all(), 1_000, 0);
            assertThat(lines).hasSize(customers.lines(run.id(), by, all()));
            assertThat(lines.stream().mapToLong(AgeingLine::balanceMinor).sum()).isEqualTo(total.balanceMinor());
            assertThat(lines.stream().mapToInt(AgeingLine::customers).sum()).isEqualTo(CUSTOMERS);
        }
    }

    @Test
    void a_proof_fails_when_a_document_is_booked_behind_the_assessment() {
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), all());
        long documents = invoices.balanceMinor(run, all());
        assertThat(new ProofPage(run, total, documents + 1).isExact()).isFalse();
    }

    @Test
    void grades_and_moves_count_every_customer_once() {
        assertThat(customers.grades(run.id(), Cut.everyone(), all()).stream()
                        .mapToInt(AssessedCustomers.GradeSum::customers)
                        .sum())
                .isEqualTo(CUSTOMERS);
        long other = runs.before(run.asOf(), 1).getFirst().id();
        List<AssessedCustomers.MoveSum> moves = customers.moves(run.id(), other, all());
        assertThat(moves.stream().mapToInt(AssessedCustomers.MoveSum::customers).sum())
                .isEqualTo(CUSTOMERS);
        for (AssessedCustomers.MoveSum move : moves) {
            Cut cut = Cut.everyone().rated(move.to()).movedFrom(other, move.from());
            assertThat(customers.totals(run.id(), cut, all()).customers()).isEqualTo(move.customers());
        }
    }

    @Test
    void each_grade_and_each_rule_of_the_portfolio_opens_the_customers_it_counts() {
        for (AssessedCustomers.GradeSum sum : customers.grades(run.id(), Cut.everyone(), all())) {
            CutTotals list = customers.totals(run.id(), Cut.everyone().rated(sum.grade()), all());
            assertThat(list.customers()).as(sum.grade().name()).isEqualTo(sum.customers());
            assertThat(list.exposureMinor()).as(sum.grade().name()).isEqualTo(sum.exposureMinor());
        }
        List<AssessedCustomers.RuleSum> rules = customers.rules(run.id(), Cut.everyone(), all());
        assertThat(rules).isNotEmpty();
        for (AssessedCustomers.RuleSum sum : rules) {
            CutTotals list = customers.totals(run.id(), Cut.everyone().warnedBy(sum.rule()), all());
            assertThat(list.customers()).as(sum.rule()).isEqualTo(sum.customers());
            assertThat(list.exposureMinor()).as(sum.rule()).isEqualTo(sum.exposureMinor());
        }
    }

    @Test
    void the_portfolio_names_who_is_over_a_concentration_cap() {
        String code = text("select min(code) from customers.customer");
        jdbc.update("""
                insert into creditcontrol.cap_breach
                    (customer_id, exposure_minor, portfolio_minor, cap_percent, as_of, since)
                select id, 300, 1000, 10, date '2026-10-31', date '2026-10-30'
                from customers.customer
                where code = ?
                on conflict (customer_id) do nothing""", code);
        try (Browser browser = Browser.open(port, new Look(false, false, 390, 844))) {
            browser.signIn(manager).visit("/portfolio");
            assertThat(browser.page()
                            .locator("[aria-labelledby=caps] a[href='/customers/" + code + "']")
                            .count())
                    .isEqualTo(2); // its name and its exposure
            browser.shoot("portfolio-caps-390");
        }
    }

    @Test
    void a_sales_person_sees_only_own_customers_and_not_the_portfolio() {
        int own = Math.toIntExact(number("select count(*) from customers.customer where owner_code = '" + owner + "'"));
        CurrentUser user = new CurrentUser(1, "li.na", "Li Na", Set.of(Role.SALES), new DataScope.Self(owner));
        assertThat(own).isBetween(1, CUSTOMERS - 1);
        assertThat(customers.totals(run.id(), Cut.everyone(), user).customers()).isEqualTo(own);
        assertThat(invoices.totals(run, InvoiceCut.of(new InvoiceCut.When.Always()), user)
                        .openMinor())
                .isEqualTo(customers.ageing(run.id(), Cut.everyone(), user).openMinor());
        long foreign = number("select min(id) from customers.customer where owner_code <> '" + owner + "'");
        assertThat(invoices.nameOf(foreign, user)).isEmpty();
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(seller).visit("/receivables/customers");
            assertThat(browser.page().locator("[data-count]").getAttribute("data-count"))
                    .isEqualTo(String.valueOf(own));
            browser.assertQuiet();
            assertThat(status(browser, "/portfolio")).isEqualTo(403);
            assertThat(status(browser, "/receivables/customers.csv")).isEqualTo(403);
            assertThat(status(browser, "/receivables/invoices?customer=" + foreign))
                    .isEqualTo(404);
            assertThat(status(browser, "/receivables/customers?worry=nonsense")).isEqualTo(400);
        }
    }

    @Test
    void a_sum_is_made_anew_once_a_customer_or_an_invoice_has_changed() {
        CurrentUser user = new CurrentUser(1, "li.na", "Li Na", Set.of(Role.SALES), new DataScope.Self(owner));
        InvoiceCut open = InvoiceCut.of(new InvoiceCut.When.Always());
        int own = customers.totals(run.id(), Cut.everyone(), user).customers();
        OpenInvoice.Totals before = invoices.totals(run, open, all());
        long handedOver = number("select min(id) from customers.customer where owner_code = '" + owner + "'");
        long invoice = invoices.rows(run, open, all(), 1, 0).getFirst().id();
        try {
            jdbc.update("update customers.customer set owner_code = 'nobody' where id = ?", handedOver);
            jdbc.update("update ledger.invoice set base_minor = base_minor + 7 where id = ?", invoice);
            assertThat(customers.totals(run.id(), Cut.everyone(), user).customers())
                    .isEqualTo(own - 1);
            assertThat(invoices.totals(run, open, all()).openMinor()).isEqualTo(before.openMinor() + 7);
        } finally {
            jdbc.update("update customers.customer set owner_code = ? where id = ?", owner, handedOver);
            jdbc.update("update ledger.invoice set base_minor = base_minor - 7 where id = ?", invoice);
        }
        assertThat(customers.totals(run.id(), Cut.everyone(), user).customers()).isEqualTo(own);
        assertThat(invoices.totals(run, open, all())).isEqualTo(before);
    }

    @Test
    void an_export_has_a_line_for_each_customer_of_its_list() {
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(manager);
            String text = browser.page()
                    .request()
                    .get("http://127.0.0.1:" + port + "/receivables/customers.csv?worry=overdue")
                    .text();
            int lines = customers.totals(run.id(), Cut.of(Worry.OVERDUE), all()).customers();
            assertThat(text).startsWith("\ufeff编码,");
            assertThat(text.lines()).hasSize(lines + 1);
        }
    }

    @Test
    void every_warning_of_the_run_in_force_is_an_open_alert() {
        assertThat(number("select count(*) from earlywarning.alert where state = 'OPEN' or state = 'ACKNOWLEDGED'"))
                .isPositive()
                .isEqualTo(number("select sum(cardinality(warning_rules)) from assessment.assessment where run_id = "
                        + run.id()));
    }

    @Test
    void warnings_are_acknowledged_in_one_go_with_a_comment_that_the_trail_keeps() {
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(manager).visit("/warnings");
            long open = Long.parseLong(browser.page().locator("[data-count]").getAttribute("data-count"));
            browser.page().locator("[data-tick]").nth(0).check();
            browser.page().locator("[data-tick]").nth(1).check();
            browser.page().fill("#comment", "Confirmed by phone");
            browser.page().click(".batch button");
            browser.page().waitForURL(url -> url.contains("done=2"));
            assertThat(browser.page().locator("[data-count]").getAttribute("data-count"))
                    .isEqualTo(String.valueOf(open - 2));
            browser.visit("/warnings?state=ACKNOWLEDGED");
            assertThat(browser.page().locator("main").innerText()).contains("Confirmed by phone", manager);
            browser.shoot("warnings-acknowledged");
            browser.assertAccessible().assertQuiet();
        }
        assertThat(number("""
                        select count(*)
                        from audit.entry
                        where action = 'earlywarning.alert.acknowledged' and why = 'Confirmed by phone'""")).isEqualTo(2);
    }

    @Test
    void a_run_is_started_by_hand_and_watched_until_it_is_published() {
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(manager).visit("/runs");
            browser.page().fill("#asOf", "2026-05-15");
            browser.page().selectOption("#knowledge", "AS_KNOWN_NOW");
            browser.page().click("form[action='/runs'] button");
            browser.page().waitForURL(url -> url.contains("started=true"));
            await("select count(*) from assessment.run where as_of = date '2026-05-15' and state = 'PUBLISHED'");
            long started = number("select id from assessment.run where as_of = date '2026-05-15'");
            browser.visit("/runs/" + started);
            assertThat(browser.page().locator("#run-progress").innerText()).contains("已发布", "80 / 80");
            browser.shoot("run");
            browser.assertAccessible().assertQuiet();
        } finally {
            jdbc.update("update assessment.published set run_id = ?", run.id());
        }
    }

    private void await(String count) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(90).toNanos();
        while (number(count) == 0) {
            assertThat(System.nanoTime()).as(count).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
    }

    private int status(Browser browser, String path) {
        return browser.page().request().get("http://127.0.0.1:" + port + path).status();
    }

    private static CurrentUser all() {
        return CurrentUser.system();
    }

    private long number(String sql) {
        Long value = jdbc.queryForObject(sql, Long.class);
        return value == null ? -1 : value;
    }

    private String text(String sql) {
        String value = jdbc.queryForObject(sql, String.class);
        return value == null ? "" : value;
    }
}
