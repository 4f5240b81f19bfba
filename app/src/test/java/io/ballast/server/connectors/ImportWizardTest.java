package io.ballast.server.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A credit manager brings a customer list and an invoice list of the ERP into the ledger, in the browser. */
@ServerTest
@TestPropertySource(properties = "ballast.test=wizard")
class ImportWizardTest {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    private static final Charset GB18030 = Charset.forName("GB18030");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private String manager = "";

    static List<Look> looks() {
        return List.of(Look.CHINESE, Look.ENGLISH);
    }

    @BeforeEach
    void make_users() {
        manager = new TestUsers(context).withRoles("chen.wei", Role.CREDIT_MANAGER);
    }

    private static FilePayload file(String name, String text, Charset charset) {
        return new FilePayload(name, "text/csv", text.getBytes(charset));
    }

    /** Customers as Chinese accounting programs write them: GB18030, semicolons, a column called 单位简称 for the name. */
    private static FilePayload customers(String prefix) {
        return file(
                "往来单位-" + prefix + ".csv",
                "客户代码;往来单位名;国家;币种;信用额度\n" + prefix + "-1;鹏程电子;CN;CNY;50000\n" + prefix + "-2;海岳建材;CN;CNY;\n",
                GB18030);
    }

    /** Three good invoices and two bad ones: a day that is none, and a customer that nobody knows. */
    private static FilePayload invoices(String prefix) {
        return file(
                "invoices-" + prefix + ".csv",
                "customer_code,number,issued,due,currency,amount\n"
                        + prefix + "-1," + prefix + "-F1,2026-01-05,2026-02-05,CNY,1200.50\n"
                        + prefix + "-1," + prefix + "-F2,2026-02-30,2026-03-30,CNY,10\n"
                        + prefix + "-2," + prefix + "-F3,2026-01-07,2026-02-07,CNY,99\n"
                        + "NOBODY," + prefix + "-F4,2026-01-07,2026-02-07,CNY,99\n"
                        + prefix + "-2," + prefix + "-F5,2026-01-08,2026-02-08,CNY,1\n",
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void files_are_sent_checked_imported_and_taken_back(Look look) {
        String prefix = look.toString().toUpperCase(java.util.Locale.ROOT);
        try (Browser browser = Browser.open(port, look)) {
            Page page = browser.signIn(manager).visit("/imports/new").page();
            shown(browser, "import-1-choose-" + look);
            page.setInputFiles("#files", new FilePayload[] {customers(prefix), invoices(prefix)});
            page.click("[data-upload] button[type=submit]");

            page.waitForURL("**/imports/uploads/*");
            assertThat(page.locator("#source").inputValue()).isEqualTo("ballast");
            assertThat(page.locator("[data-file]").first().innerText()).contains("GB18030");
            assertThat(page.locator("#kind-1").inputValue()).isEqualTo("customers");
            assertThat(page.locator("#kind-2").inputValue()).isEqualTo("invoices");
            // the name of the customer is nobody's known header: without it the dry run does not start
            shown(browser, "import-2-columns-" + look);
            if (page.locator("#column-1-name").inputValue().isEmpty()) {
                page.click("button[value=check]");
                assertThat(page.locator("[role=alert]").innerText()).contains("往来单位-" + prefix);
                page.selectOption("#column-1-name", "往来单位名");
                // Chromium notes the 422 of the page that says so
                assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("422"));
            }
            page.click("button[value=check]");

            Locator outcome = page.locator("[data-report]");
            outcome.first().waitFor();
            // 2 customers and the limit of one; of 5 invoices 3 are good, once the customers are there
            assertThat(figures(outcome.nth(0))).containsExactly("2", "3", "0", "0", "0");
            assertThat(figures(outcome.nth(1))).containsExactly("5", "3", "0", "0", "2");
            assertThat(count("ledger.invoice", prefix)).isZero();
            shown(browser, "import-3-check-" + look);

            page.click("button[value=load]");
            page.locator("[data-report] a").first().waitFor();
            assertThat(figures(page.locator("[data-report]").nth(1))).containsExactly("5", "3", "0", "0", "2");
            assertThat(count("ledger.invoice", prefix)).isEqualTo(3);
            shown(browser, "import-4-result-" + look);

            page.locator("[data-report] a").nth(1).click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("#rejected tbody tr").count()).isEqualTo(2);
            String errors = new String(
                    page.waitForDownload(() -> page.click("a[href$='rejected.csv']"))
                            .createReadStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(errors).contains("2026-02-30").contains("不是有效日期 / Not a valid date");
            page.click("details.undo summary");
            shown(browser, "import-5-batch-" + look);
            page.fill("#why", "wrong month");
            page.check("input[name=sure]");
            page.click("details.undo button[type=submit]");
            page.locator("details.undo")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(count("ledger.invoice", prefix)).isZero();
            browser.visit("/imports");
            assertThat(page.locator("#batches tbody tr").first().innerText()).contains("invoices-" + prefix + ".csv");
            shown(browser, "import-6-list-" + look);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void shown(Browser browser, String name) {
        browser.page().waitForLoadState(LoadState.NETWORKIDLE);
        browser.shoot(name).assertAccessible().assertQuiet();
    }

    /** Rows read, new, changed, unchanged, rejected. */
    private static List<String> figures(Locator row) {
        return row.locator("td.amount").allInnerTexts();
    }

    @Test
    void what_a_user_said_of_a_header_is_remembered_for_the_next_file() {
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.signIn(manager);
            send(browser, customers("M1"));
            Page page = browser.page();
            page.selectOption("#column-1-name", "往来单位名");
            page.selectOption("#column-1-credit_limit", "");
            page.click("button[value=load]");
            page.locator("[data-report] a").first().waitFor();
            send(browser, customers("M2"));
            // another delimiter makes other columns, at once; the right one brings the choice of last time back
            page.selectOption("#delimiter-1", ",");
            page.locator("#column-1-name option[value*='客户代码;往来单位名']").waitFor(ATTACHED);
            page.selectOption("#encoding-1", "windows-1252");
            page.locator("#column-1-name option[value*='¿Í»§']").waitFor(ATTACHED);
            assertThat(page.locator("[data-file]").innerText())
                    .contains("windows-1252")
                    .contains("as you say");
            browser.assertAccessible();
            page.selectOption("#encoding-1", "");
            page.locator("#column-1-name option[value*='客户代码;往来单位名']").waitFor(ATTACHED);
            page.selectOption("#delimiter-1", ";");
            page.locator("#column-1-name option[value='往来单位名']").waitFor(ATTACHED);
            assertThat(page.locator("#column-1-name").inputValue()).isEqualTo("往来单位名");
            assertThat(page.locator("#column-1-credit_limit").inputValue()).isEmpty();
            assertThat(page.locator(".mapping").innerText()).contains("as chosen last time");
            assertThat(jdbc.sql(
                                    "select count(*) from contracts.terms t join customers.customer c on c.id = t.customer_id"
                                            + " where c.code like 'M1-%'")
                            .query(Long.class)
                            .single())
                    .isZero();
            browser.assertQuiet();
        }
    }

    private static void send(Browser browser, FilePayload file) {
        browser.visit("/imports/new").page().setInputFiles("#files", file);
        browser.page().click("[data-upload] button[type=submit]");
        browser.page().waitForURL("**/imports/uploads/*");
    }

    private long count(String table, String prefix) {
        return jdbc.sql("select count(*) from " + table + " where number like :prefix")
                .param("prefix", prefix + "-F%")
                .query(Long.class)
                .single();
    }
}
