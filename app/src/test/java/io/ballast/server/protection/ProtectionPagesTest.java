package io.ballast.server.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Legal writes a bank guarantee down for two customers, receivables confirms it, on a phone. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=protection-pages")
class ProtectionPagesTest {
    private static final int PHONE_WIDTH = 390;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
    }

    static List<Look> phones() {
        return List.of(new Look(true, false, PHONE_WIDTH, 844), new Look(false, false, PHONE_WIDTH, 844));
    }

    @ParameterizedTest
    @MethodSource("phones")
    void a_guarantee_is_registered_and_confirmed_by_another(Look look) {
        var calls = new ProtectionCalls(port, jdbc, context);
        List<String> customers = jdbc.query(
                "select code from customers.customer where status = 'ACTIVE' order by id limit 2",
                (row, _) -> row.getString("code"));
        String document;
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("writes", Role.LEGAL).username());
            Page page = browser.visit("/protections/new?customer=" + customers.getFirst())
                    .page();
            page.fill("#number", "BH-" + look);
            page.fill("#issuer", "江州银行城东支行");
            page.fill("#value", "1,000,000");
            page.fill("#haircut", "10");
            page.fill("#amount-1", "600,000");
            page.fill("#customer-2", customers.getLast());
            page.fill("#amount-2", "400,000");
            look(browser, look, "phone-protection-new");
            page.click("form.form button.primary");
            page.locator("#waiting").waitFor();
            assertThat(page.locator("form[action$=confirmation]").count()).isZero();
            look(browser, look, "phone-protection-own");
            document = page.url().replaceAll(".*/protections", "/protections");
        }
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("confirms", Role.RECEIVABLES).username());
            Page page = browser.visit(document).page();
            page.click("form[action$=confirmation] button");
            page.locator("#waiting")
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.textContent("main")).contains("540,000.00", "360,000.00");
            look(browser, look, "phone-protection");
            browser.visit("/protections");
            look(browser, look, "phone-protections");
            Page customer = browser.visit("/customers/" + customers.getFirst()).page();
            assertThat(customer.textContent("#protections")).contains("540,000.00");
            look(browser, look, "phone-protections-of-customer");
            browser.visit("/warnings");
            look(browser, look, "phone-warnings");
        }
    }

    private static void look(Browser browser, Look look, String name) {
        browser.page().evaluate("() => window.scrollTo(0, 0)");
        browser.shoot(name + "-" + look);
        Object width = browser.page().evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as(name).isLessThanOrEqualTo(PHONE_WIDTH);
        browser.assertAccessible();
        browser.assertQuiet();
    }
}
