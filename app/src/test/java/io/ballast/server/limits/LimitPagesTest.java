package io.ballast.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A manager asks for a limit and another one approves it on a phone. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=limit-pages")
class LimitPagesTest {
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
    void a_limit_is_asked_for_and_approved_on_a_phone(Look look) {
        var calls = new LimitCalls(port, jdbc, context);
        String customer = jdbc.queryForObject("""
                select c.code
                from customers.customer c
                join assessment.assessment a on a.customer_id = c.id
                where a.run_id = (select run_id from assessment.published) and c.status = 'ACTIVE'
                  and not exists (select from limits.request r where r.customer_id = c.id)
                order by a.grade, c.id
                limit 1""", String.class);
        String asked;
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("phone-asks", Role.ANALYST).username());
            Page page =
                    browser.visit("/limit-requests/new?customer=" + customer).page();
            page.fill("#amount", "123000");
            page.fill("#reason", "旺季备货，订单已确认");
            page.click("button[value=plan]");
            page.locator("#plan").waitFor();
            look(browser, look, "phone-limit-plan");
            page.click("button[value=ask]");
            page.locator("#timeline").waitFor();
            asked = page.url().replaceAll(".*/limit-requests", "/limit-requests");
            look(browser, look, "phone-limit-own");
        }
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("phone-decides", Role.CREDIT_MANAGER).username());
            Page page = browser.visit(asked).page();
            look(browser, look, "phone-limit-decide");
            page.fill("#comment", "同意");
            page.click(".limit-buttons button.primary");
            page.locator("main q").waitFor();
            assertThat(page.textContent("main")).contains("同意");
            look(browser, look, "phone-limit-decided");
            browser.visit("/limit-requests?tab=all");
            look(browser, look, "phone-limit-requests");
        }
    }

    @ParameterizedTest
    @MethodSource("phones")
    void a_group_limit_is_approved_on_a_phone_and_stands_in_the_calendar(Look look) {
        var calls = new LimitCalls(port, jdbc, context);
        Buyer group = calls.group(calls.buyer("S"), calls.buyer("S"));
        String days = ", \"validTo\": \"%s\""
                .formatted(LocalDate.now(context.getBean(Clock.class)).plusDays(1));
        JsonNode asked = LimitCalls.said(
                calls.ask(calls.person("asks", Role.ANALYST), group, "AMOUNT", 60 * LimitCalls.THOUSAND, days));
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("group-decides", Role.CREDIT_MANAGER).username());
            browser.visit("/limit-requests/new?group=" + group.code());
            look(browser, look, "phone-limit-group-ask");
            Page page = browser.visit("/limit-requests/" + LimitCalls.id(asked)).page();
            look(browser, look, "phone-limit-group-decide");
            page.fill("#comment", "同意");
            page.click(".limit-buttons button.primary");
            page.locator("main q").waitFor();
            for (String member : List.of("first", "second")) {
                LimitCalls.said(calls.approve(calls.person(member, Role.CREDIT_COMMITTEE), asked));
            }
            browser.visit("/groups/" + group.code());
            look(browser, look, "phone-group");
            browser.visit("/limit-calendar?soon=true");
            assertThat(page.textContent("main")).contains(group.code());
            look(browser, look, "phone-limit-calendar");
            browser.visit("/");
            look(browser, look, "phone-workbench");
        }
    }

    @ParameterizedTest
    @MethodSource("phones")
    void a_journal_is_previewed_at_a_desk_and_approved_on_a_phone(Look look) {
        var calls = new LimitCalls(port, jdbc, context);
        String owner = jdbc.queryForObject("""
                select c.owner_code
                from customers.customer c
                join contracts.terms t on t.customer_id = c.id and t.limit_kind = 'AMOUNT'
                group by c.owner_code
                order by count(*) desc, c.owner_code
                limit 1""", String.class);
        String path;
        try (Browser browser = Browser.open(port, new Look(look.chinese(), false, 1280, 900))) {
            browser.signIn(calls.person("desk-makes", Role.CREDIT_MANAGER).username());
            Page page = browser.visit("/limit-journals/new").page();
            browser.shoot("journal-new-" + look);
            page.fill("#percent", "-95");
            page.fill("#owner", owner);
            page.fill("#reason", "年度授信复核，统一压缩额度");
            page.click(".limit-buttons button.primary");
            page.locator("#looking").waitFor();
            path = page.url().replaceAll(".*/limit-journals", "/limit-journals");
            context.getBean(JournalPreview.class).all();
            browser.visit(path + "?show=HELD").assertAccessible().shoot("journal-preview-" + look);
            page.click("form[action$='/proposal'] button");
            page.locator("#chain").waitFor();
            browser.visit("/limit-journals").shoot("journals-" + look);
        }
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(calls.person("journal-decides", Role.CREDIT_MANAGER).username());
            Page page = browser.visit(path).page();
            look(browser, look, "phone-journal-decide");
            page.fill("#comment", "同意");
            page.click(".limit-buttons button.primary");
            page.locator("main q").waitFor();
            look(browser, look, "phone-journal-applied");
            assertThat(page.locator("summary").count()).as("can be undone").isEqualTo(1);
        }
    }

    private static void look(Browser browser, Look look, String name) {
        browser.shoot(name + "-" + look);
        Object width = browser.page().evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as(name).isLessThanOrEqualTo(PHONE_WIDTH);
        if (look.chinese()) {
            browser.assertAccessible();
        }
        browser.assertQuiet();
    }
}
