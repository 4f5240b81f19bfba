package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders on hold in a browser: on the phone of a credit manager, on the desk of a committee, with sales. */
@ServerTest
class HoldPagesTest {
    private static final long THOUSAND = 100_000;

    /** A phone in an upright hand. */
    private static final Look PHONE = new Look(true, false, 390, 844);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Outlook outlook;

    /** Customers whose limits break in 3 and in 20 days. */
    private void breaking(LocalDate today) {
        for (int days : new int[] {3, 20}) {
            new CreditBooks(jdbc, "S-hold-pages")
                    .limit(1_000 * THOUSAND, today)
                    .invoice("FP-2026-0" + days, today.minusDays(60), today.minusDays(30), 700 * THOUSAND)
                    .order("SO-2026-" + days, today, today.plusDays(days), 450 * THOUSAND);
        }
        outlook.look();
    }

    private static void fits(Browser browser) {
        Object tooWide = browser.page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) tooWide).intValue()).as(browser.page().url()).isLessThanOrEqualTo(0);
    }

    @Test
    void a_manager_releases_on_the_phone_what_sales_asked_for_and_the_committee_sees_it() {
        LocalDate today = LocalDate.now(clock);
        var users = new TestUsers(context);
        String seller = users.ownerOf("hold.sales", "S-hold-pages", Role.SALES);
        String manager = users.withRoles("hold.manager", Role.CREDIT_MANAGER);
        String committee = users.withRoles("hold.committee", Role.CREDIT_COMMITTEE);
        CreditBooks books = new CreditBooks(jdbc, "S-hold-pages")
                .limit(10 * THOUSAND, today)
                .invoice("I1", today.minusDays(60), today.minusDays(30), 8 * THOUSAND);
        String token = new TestTokens(context).of(seller);
        for (int i = 1; i < 4; i++) {
            String answer = TestTokens.send(port, token, "POST", "/api/v1/credit-checks", """
                    {"id": "%s", "customer": "%s", "order": "SO-%d", "amountMinor": %d, "marginMinor": %d}""".formatted(
                                    UUID.randomUUID(), books.code(), i, (i + 2) * THOUSAND, i * 20_000))
                    .body();
            assertThat(answer).contains("\"HELD\"");
        }
        try (Browser phone = Browser.open(port, PHONE).signIn(manager)) {
            phone.visit("/holds?customer=" + books.code()).shoot("holds-phone");
            fits(phone);
            phone.assertAccessible();
            Page page = phone.page();
            page.click("tbody a.mono >> nth=0");
            phone.assertAccessible().shoot("hold-phone");
            fits(phone);
            page.fill("#amount", "999999");
            page.selectOption("#release-reason", "PAYMENT_PROMISED");
            page.fill("#comment", "客户承诺周五付款");
            page.click("form[action$='/release'] button.primary");
            assertThat(page.locator("[role=alert]").innerText()).contains("放行金额");
            assertThat(page.inputValue("#comment")).isEqualTo("客户承诺周五付款");
            page.fill("#amount", "");
            page.click("form[action$='/release'] button.primary");
            page.waitForSelector("text=最多可发货");
            phone.assertAccessible().shoot("hold-released-phone");
            fits(phone);
            phone.visit("/holds/plan?customer=" + books.code())
                    .assertAccessible()
                    .shoot("plan-phone");
            fits(phone);
            breaking(today);
            phone.visit("/breaking-limits?owner=S-hold-pages")
                    .assertAccessible()
                    .shoot("breaking-phone");
            fits(phone);
            phone.complaints();
        }
        try (Browser desk = Browser.open(port, Look.ENGLISH).signIn(committee)) {
            desk.visit("/breaking-limits?owner=S-hold-pages").shoot("breaking");
            desk.page().click("tbody td.amount a >> nth=0");
            desk.page().waitForSelector("#headroom");
            desk.visit("/holds?state=all&customer=" + books.code())
                    .assertAccessible()
                    .shoot("holds");
            assertThat(desk.page().locator("tbody tr").count()).isEqualTo(3);
            desk.visit("/holds/plan?customer=" + books.code())
                    .assertAccessible()
                    .shoot("plan");
            desk.page().click("tbody a.mono >> nth=0");
            desk.assertAccessible().shoot("hold").assertQuiet();
            assertThat(desk.page().locator("form[action$='/release']").count()).isEqualTo(1);
        }
        try (Browser sales = Browser.open(port, Look.CHINESE).signIn(seller)) {
            sales.visit("/holds").assertAccessible().shoot("holds-sales");
            sales.page().click("tbody a.mono >> nth=0");
            assertThat(sales.page().locator("form[action$='/release']").count()).isZero();
            assertThat(sales.page().locator("form[action$='/withdrawal']").count())
                    .isEqualTo(1);
            sales.assertQuiet();
        }
    }
}
