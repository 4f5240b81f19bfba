package io.ballast.server.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
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
