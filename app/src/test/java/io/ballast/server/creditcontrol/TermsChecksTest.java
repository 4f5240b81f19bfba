package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that ask for terms of payment, over the interface and on the page. */
@ServerTest
@TestPropertySource(properties = "ballast.test=secured-checks")
class TermsChecksTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/api/v1/credit-checks";
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private String manager = "";
    private String token = "";
    private CreditBooks books;

    /** A customer with a limit and 30 days agreed, who has always paid on time, or nobody knows of yet. */
    @BeforeEach
    void a_customer() {
        LocalDate today = LocalDate.now(clock);
        StrictPolicy.store(jdbc, today.minusDays(1));
        manager = new TestUsers(context).withRoles("terms.manager", Role.CREDIT_MANAGER);
        token = new TestTokens(context).of(manager);
        books = new CreditBooks(jdbc, "S-terms").limit(100 * THOUSAND, today.minusYears(1));
        for (int month = 1; month < 12; month++) {
            LocalDate due = AssessedDemo.DAY.minusMonths(month);
            books.invoice("I" + month, due.minusDays(30), due, 5 * THOUSAND).paid("I" + month, due, 5 * THOUSAND);
        }
    }

    private HttpResponse<String> ask(String terms) {
        return ask(UUID.randomUUID(), terms);
    }

    private HttpResponse<String> ask(UUID id, String terms) {
        String named = terms.isEmpty() ? "" : ", \"terms\": \"" + terms + "\"";
        return TestTokens.send(port, token, "POST", PATH, """
                {"id": "%s", "customer": "%s", "order": "T-%s", "amountMinor": %d%s}""".formatted(id, books.code(), id, THOUSAND, named));
    }

    private JsonNode said(String terms) {
        HttpResponse<String> answer = ask(terms);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("decision");
    }

    private static JsonNode terms(JsonNode decision) {
        return decision.get("checks")
                .valueStream()
                .filter(check -> check.get("kind").asString().equals("TERMS_RANK"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void terms_beyond_those_of_the_grade_hold_the_order_until_the_advice_is_followed() {
        assertThat(terms(said("net 90")).get("verdict").asString()).isEqualTo("NOT_APPLICABLE"); // not rated yet
        AssessedDemo.assess(context);

        JsonNode held = said("net 720");
        assertThat(held.get("outcome").asString()).isEqualTo("HELD");
        assertThat(held.get("terms").asString()).isEqualTo("net 720");
        assertThat(terms(held).get("overshoot").asLong()).isEqualTo(720 - 60);
        JsonNode advice = held.get("advice").get(0);
        assertThat(advice.get("kind").asString()).isEqualTo("AgreeTerms");
        JsonNode agreed = advice.get("acts").get(0).get("terms");
        String advised = agreed.get("leastDepositPercent").asInt() + "% deposit + net "
                + agreed.get("mostDays").asInt();
        assertThat(advised).isEqualTo("20% deposit + net 60");
        assertThat(said(advised).get("outcome").asString()).isNotEqualTo("HELD");
        assertThat(said("20% deposit + net 76").get("outcome").asString()).isEqualTo("HELD"); // 60.8 days
        assertThat(said("19% deposit + net 60").get("outcome").asString()).isEqualTo("HELD");

        context.getBean(Rechecks.class).all(); // what waits is judged again under the terms that were asked for
        assertThat(jdbc.queryForList("""
                        select d.text
                        from creditcontrol.hold h
                        join creditcontrol.decision d on d.id = h.decision_id
                        where h.customer_id = ? and h.state = 'OPEN'""", String.class, books.customer()))
                .hasSize(3)
                .allMatch(text -> text.lines().findFirst().orElseThrow().contains(" terms="));
        assertThat(terms(said("")).get("measured").asString()).isEqualTo("30 天"); // as agreed with the customer
        askOnPage();
    }

    private void askOnPage() {
        try (Browser browser =
                Browser.open(port, new Look(false, false, 390, 844)).signIn(manager)) {
            Page page = browser.visit("/credit-checks/new?customer=" + books.code() + "&order=T-1&amount=1000")
                    .page();
            page.fill("#terms", "下周付");
            page.click("button[value=simulate]");
            assertThat(page.locator("[role=alert]").innerText()).contains("terms", "下周付");
            assertThat(page.getAttribute("#terms", "aria-invalid")).isEqualTo("true");
            page.fill("#terms", "月结720天");
            page.click("button[value=check]");
            assertThat(page.locator("main").innerText())
                    .contains("monthly statement and 720 days", "at most 60 days", "deposit of at least 20%", "120.82");
            browser.assertAccessible().shoot("order-terms-phone").complaints();
        }
    }

    @Test
    void terms_that_are_not_understood_are_named_with_field_value_and_rule() {
        HttpResponse<String> answer = ask("next week");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("terms", "next week", "100%");
        assertThat(ask("x".repeat(601)).statusCode()).isEqualTo(400);
    }

    @Test
    void one_key_does_not_ask_for_two_kinds_of_terms() {
        UUID id = UUID.randomUUID();
        assertThat(ask(id, "net 30").statusCode()).isEqualTo(200);
        assertThat(ask(id, "n/30").headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(ask(id, "net 31").statusCode()).isEqualTo(422);
        assertThat(ask(id, "").statusCode()).isEqualTo(422);
    }
}
