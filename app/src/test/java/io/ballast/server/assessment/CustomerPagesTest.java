package io.ballast.server.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.engine.value.Grade;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@AssessedServerTest
class CustomerPagesTest {
    private static final int CUSTOMERS = AssessedDemo.CUSTOMERS;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private String manager;

    @BeforeEach
    void assess_a_small_demo_company() {
        manager = new TestUsers(context).withRoles("wang.fang", Role.CREDIT_MANAGER);
        AssessedDemo.load(context);
    }

    @Test
    void every_column_sorts_and_the_pages_together_hold_every_customer_once() {
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(manager);
            for (CustomerSort sort : CustomerSort.values()) {
                for (String direction : List.of("", "-")) {
                    browser.visit("/customers?size=25&sort=" + direction + sort.key());
                    Page page = browser.page();
                    List<String> seen = new java.util.ArrayList<>();
                    seen.addAll(names(page));
                    while (page.locator("a[rel=next]").count() > 0) {
                        browser.visit(page.locator("a[rel=next]").getAttribute("href"));
                        seen.addAll(names(page));
                    }
                    assertThat(seen)
                            .as(direction + sort.key())
                            .hasSize(CUSTOMERS)
                            .doesNotHaveDuplicates();
                }
            }
            browser.assertQuiet();
        }
    }

    @Test
    void the_total_of_the_list_is_the_sum_of_the_customers_to_the_cent() {
        long overdue = number("""
                select sum(overdue_minor)
                from assessment.assessment
                where run_id = (select run_id from assessment.published)""");
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(manager).visit("/customers");
            String shown = browser.page().locator("tfoot").textContent();
            assertThat(shown).contains(String.format("%,d.%02d", overdue / 100, overdue % 100));
        }
    }

    @Test
    void buckets_less_what_is_unapplied_are_the_balance_the_assessment_found() {
        for (String code : List.of(worst(), code(3), code(17))) {
            try (Browser browser = Browser.open(port, Look.ENGLISH)) {
                browser.signIn(manager).visit("/customers/" + code);
                long balance = number("""
                        select a.balance_minor
                        from assessment.assessment a
                        join customers.customer c on c.id = a.customer_id
                        where a.run_id = (select run_id from assessment.published) and c.code = '%s'""".formatted(code));
                String shown = browser.page().locator("#ageing tfoot tr").last().textContent();
                assertThat(shown).contains(String.format("%,d.%02d", balance / 100, Math.abs(balance % 100)));
            }
        }
    }

    @Test
    void a_sales_person_finds_own_customers_and_nobody_elses() {
        String mine = Objects.requireNonNull(
                jdbc.queryForObject("select owner_code from customers.customer order by id limit 1", String.class));
        String foreign = jdbc.queryForObject(
                "select code from customers.customer where owner_code <> ? order by id limit 1", String.class, mine);
        long count = number("select count(*) from customers.customer where owner_code = '" + mine + "'");
        String sales = new TestUsers(context).ownerOf("zhao.lei", mine, Role.SALES);
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(sales).visit("/customers?size=200");
            assertThat(names(browser.page())).hasSize((int) count);
            for (String path : List.of("", "/documents/invoices", "/indicators/payment_index_180")) {
                assertThat(browser.page()
                                .navigate("http://127.0.0.1:" + port + "/customers/" + foreign + path)
                                .status())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(browser.page()
                            .navigate("http://127.0.0.1:" + port + "/customers/export.csv")
                            .status())
                    .as("sales may not export")
                    .isEqualTo(403);
            browser.complaints();
        }
    }

    @Test
    void a_hostile_name_is_text() {
        jdbc.update(
                "update customers.customer set name = ? where code = ?",
                "<img src=x onerror=alert(1)>\"'&{{7*7}}=1+1",
                code(20));
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(manager).visit("/customers/" + code(20));
            assertThat(browser.page().locator("h1").textContent()).startsWith("<img src=x");
            browser.visit("/customers?q=" + code(20)).shoot("hostile-name");
            assertThat(browser.page().locator("main img").count()).isZero();
            browser.assertQuiet();
        }
    }

    @Test
    void a_view_is_saved_shared_and_dropped() {
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(manager).visit("/customers?overdue=yes");
            browser.page().click("main .page-head summary");
            browser.page().fill("#view-name", "Overdue ones");
            browser.page().click(".view-form button[type=submit]");
            browser.page().waitForURL(url -> url.contains("overdue=yes"));
            browser.visit("/customers");
            assertThat(browser.page().locator(".view-line").textContent()).contains("Overdue ones");
            browser.page().click("main .page-head summary");
            browser.page().click(".view-line button");
            browser.page().waitForURL(url -> url.endsWith("/customers"));
            assertThat(browser.page().locator(".view-line").count()).isZero();
            browser.assertQuiet();
        }
    }

    @Test
    void rows_are_walked_ticked_and_exported_by_the_keyboard() {
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            Page page = browser.signIn(manager).visit("/customers").page();
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("k");
            assertThat(page.locator("[data-batch-count]").textContent()).isEqualTo("2");
            var download = page.waitForDownload(() -> page.click(".batch button[formaction$='.csv']"));
            assertThat(new String(Files.readAllBytes(download.path()), UTF_8).lines())
                    .as("a heading and what was ticked")
                    .hasSize(3);
            assertThat(browser.complaints())
                    .as("a download ends the request of a page")
                    .hasSizeLessThanOrEqualTo(1);
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.matches(".*/customers/C\\d+"));
            browser.assertQuiet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void warnings_are_acknowledged_on_the_page_of_their_customer() {
        String code = Objects.requireNonNull(jdbc.queryForObject("""
                select c.code
                from earlywarning.alert a
                join customers.customer c on c.id = a.customer_id
                where a.state = 'OPEN'
                group by c.code
                order by count(*) desc, c.code
                limit 1""", String.class));
        String open = """
                select count(*)
                from earlywarning.alert a
                join customers.customer c on c.id = a.customer_id
                where a.state = 'OPEN' and c.code = '%s'""".formatted(code);
        assertThat(number(open)).isPositive();
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            Page page = browser.signIn(manager).visit("/customers/" + code).page();
            page.click("#warnings .confirm > summary");
            page.fill("#comment", "已与财务经理通话，下周付款");
            page.evaluate("window.scrollTo(0, 0)");
            browser.assertAccessible();
            page.click("#warnings .confirm button");
            page.waitForURL(url -> url.endsWith("#warnings"));
            assertThat(page.locator("#warnings").innerText()).contains("已与财务经理通话", manager, "已确认");
            browser.assertQuiet();
        }
        assertThat(number(open)).isZero();
    }

    @Test
    void a_grade_is_set_by_hand_with_its_reason_and_withdrawn_again() {
        String code = code(5);
        String grade = "select a.grade from assessment.assessment a join customers.customer c on c.id = a.customer_id"
                + " where a.run_id = (select run_id from assessment.published) and c.code = '" + code + "'";
        long computed = number(grade);
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            Page page = browser.signIn(manager).visit("/customers/" + code).page();
            assertThat(page.locator("#override").innerText()).contains("No grade is set by a person.");
            page.locator("#override summary").first().focus();
            page.keyboard().press("Enter");
            page.selectOption("#override-grade", "CC");
            page.fill("#override-reason", "Owner has left the country <b>");
            page.fill("#override-until", "2020-01-01");
            // what the browser would hold back is refused by the server as well, beside the field
            page.evaluate("document.querySelectorAll('#override form').forEach(form => form.noValidate = true)");
            page.click("#override form[action$='/override'] button");
            page.waitForURL(url -> url.endsWith(code + "/override"));
            assertThat(page.locator("#override-until-hint").innerText()).contains("must not lie before today");
            assertThat(page.locator("#override-until").getAttribute("aria-invalid"))
                    .isEqualTo("true");
            assertThat(page.inputValue("#override-reason")).isEqualTo("Owner has left the country <b>");
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422"));
            browser.assertAccessible();
            page.fill("#override-until", "2999-01-01");
            page.click("form[action$='/override'] button");
            page.waitForURL(url -> url.endsWith("#override"));
            assertThat(page.locator("#override").innerText())
                    .contains("Owner has left the country <b>", "2999-01-01", "wang.fang");
            awaitThat(() -> number(grade) == Grade.CC.rank());
            browser.visit("/customers/" + code);
            assertThat(page.locator("#verdict .grade-tile").innerText()).contains("CC");
            assertThat(page.locator("#score").innerText())
                    .contains("set to CC by a person until 2999-01-01", "Points do not move this grade");
            browser.shoot("override-en").assertAccessible();
            page.locator("#override summary").first().click();
            page.fill("#override-why", "Back again");
            page.click("#override form[action$='/lifting'] button");
            page.waitForURL(url -> url.endsWith("#override"));
            assertThat(page.locator("#override").innerText()).contains("Earlier ones (1)");
            awaitThat(() -> number(grade) == computed);
            browser.assertQuiet();
        }
        assertThat(TrailNames.of(context, "assessment.override.%"))
                .filteredOn(said -> said.actor().equals("wang.fang"))
                .filteredOn(said ->
                        Set.of("Owner has left the country <b>", "Back again").contains(said.why()))
                .hasSize(2);
        String owner =
                jdbc.queryForObject("select owner_code from customers.customer where code = ?", String.class, code);
        Visitor seller = Visitor.at(port)
                .signIn(new TestUsers(context).ownerOf("zhou.hai", Objects.requireNonNull(owner), Role.SALES));
        assertThat(seller.get("/customers/" + code).body()).contains("评分等级").doesNotContain("override-grade");
        Map<String, String> order = Map.of("grade", "AAA", "reason", "a friend", "until", "2999-01-01");
        assertThat(seller.post("/profile", "/customers/" + code + "/override", order)
                        .statusCode())
                .isEqualTo(403);
        Visitor boss = Visitor.at(port).signIn(manager);
        assertThat(boss.postForged("/customers/" + code + "/override", order).statusCode())
                .isEqualTo(403);
        String blank = boss.post("/profile", "/customers/" + code + "/override", Map.of())
                .body();
        assertThat(blank).contains("请选择等级。", "请写明理由。", "请填写截止日");
    }

    private static void awaitThat(BooleanSupplier fact) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static List<String> names(Page page) {
        return page.locator("tbody tr td:nth-child(2) a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private String worst() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select c.code
                from assessment.assessment a
                join customers.customer c on c.id = a.customer_id
                where a.run_id = (select run_id from assessment.published)
                order by a.worst_severity desc, a.overdue_minor desc
                limit 1""", String.class));
    }

    private String code(int offset) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select code from customers.customer order by id offset ? limit 1", String.class, offset));
    }

    private long number(String sql) {
        Long value = jdbc.queryForObject(sql, Long.class);
        return value == null ? 0 : value;
    }
}
