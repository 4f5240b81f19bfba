package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.chain;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.limits.LimitCalls.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
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

/** Limits of customers with single companies of ours are asked for and decided on like whole ones. */
@ServerTest
@TestPropertySource(properties = "ballast.test=own-companies")
class CompanyLimitRequestsTest {
    private static final String EAST = ", \"ownCompany\": \"LC-E\"";
    private static final String WEST = ", \"ownCompany\": \"LC-W\"";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private LimitCalls calls;
    private Person analyst;
    private Person manager;

    @BeforeEach
    void people() {
        calls = new LimitCalls(port, jdbc, context);
        analyst = calls.person("asks", Role.ANALYST);
        manager = calls.person("manages", Role.CREDIT_MANAGER);
        jdbc.update("""
                insert into customers.own_company (code, name)
                values ('LC-E', '东部示例贸易有限公司'), ('LC-W', '西部示例贸易有限公司')
                on conflict do nothing""");
    }

    private JsonNode asked(Person who, Buyer buyer, long minor, String company) {
        return said(calls.ask(who, buyer, "AMOUNT", minor, company));
    }

    private Person another() {
        return calls.person("another-" + UUID.randomUUID().toString().substring(0, 8), Role.ANALYST);
    }

    private String outcome(Buyer buyer, long minor, String company) {
        return said(calls.send(manager, "POST", "/api/v1/credit-checks", """
                        {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "ownCompany": "%s"}""".formatted(
                                UUID.randomUUID(), buyer.code(), UUID.randomUUID(), minor, company)))
                .at("/decision/outcome")
                .asString();
    }

    @Test
    void once_agreed_to_it_holds_beside_the_whole_limit_and_for_that_company_alone() {
        Buyer buyer = calls.buyer("S");
        assertThat(outcome(buyer, 25 * THOUSAND, "LC-E")).isEqualTo("HELD");
        JsonNode request = asked(analyst, buyer, 30 * THOUSAND, EAST);
        assertThat(request.get("ownCompany").asString()).isEqualTo("LC-E");
        assertThat(asked(another(), buyer, THOUSAND, WEST).get("state").asString())
                .as("each company may have an open request")
                .isEqualTo("REQUESTED");
        assertThat(calls.ask(another(), buyer, "AMOUNT", THOUSAND, EAST).statusCode())
                .isEqualTo(409);

        assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
        assertThat(outcome(buyer, 25 * THOUSAND, "LC-E")).isNotEqualTo("HELD");
        assertThat(outcome(buyer, 5 * THOUSAND + 1, "LC-E"))
                .as("30,000 less what the first holds")
                .isEqualTo("HELD");
        assertThat(outcome(buyer, THOUSAND, ""))
                .as("no limit with the main company, and no whole one")
                .isEqualTo("HELD");

        calls.granted(asked(analyst, buyer, 26 * THOUSAND, ""));
        assertThat(outcome(buyer, THOUSAND, "")).isNotEqualTo("HELD");
        assertThat(outcome(buyer, THOUSAND, "LC-E"))
                .as("the whole limit is used up")
                .isEqualTo("HELD");
    }

    @Test
    void of_the_whole_limit_and_those_with_single_companies_together_the_higher_counts_for_the_authority() {
        Buyer parts = calls.buyer("S");
        calls.granted(asked(analyst, parts, 30 * THOUSAND, EAST));
        JsonNode second = asked(another(), parts, 30 * THOUSAND, WEST);
        assertThat(second.get("totalMinor").asLong()).isEqualTo(60 * THOUSAND);
        assertThat(chain(second)).isEqualTo("MCC");

        Buyer whole = calls.buyer("S");
        calls.granted(asked(analyst, whole, 40 * THOUSAND, ""));
        JsonNode within = asked(another(), whole, 30 * THOUSAND, EAST);
        assertThat(within.get("totalMinor").asLong()).isEqualTo(40 * THOUSAND);
        assertThat(chain(within)).isEqualTo("M");
        calls.granted(within);
        assertThat(asked(another(), whole, 45 * THOUSAND, "").get("totalMinor").asLong())
                .isEqualTo(45 * THOUSAND);
    }

    @Test
    void a_limit_with_one_company_can_be_taken_away_and_one_that_is_unknown_is_refused() {
        Buyer buyer = calls.buyer("S");
        calls.granted(asked(analyst, buyer, 40 * THOUSAND, ""));
        calls.granted(asked(analyst, buyer, THOUSAND, EAST));
        assertThat(outcome(buyer, 2 * THOUSAND, "LC-E")).isEqualTo("HELD");
        JsonNode away = said(calls.ask(analyst, buyer, "NONE", 0, EAST));
        assertThat(chain(away)).as("nothing but the whole limit binds then").isEqualTo("MCC");
        calls.granted(away);
        assertThat(outcome(buyer, 2 * THOUSAND, "LC-E")).isNotEqualTo("HELD");

        HttpResponse<String> unknown = calls.ask(analyst, buyer, "AMOUNT", THOUSAND, ", \"ownCompany\": \"LC-X\"");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("LC-X");
        assertThat(calls.ask(analyst, calls.group(buyer), "AMOUNT", THOUSAND, EAST)
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.ask(analyst, buyer, "NONE", 0, "").statusCode())
                .as("a whole limit is not taken away")
                .isEqualTo(400);
    }

    @Test
    void its_last_day_is_in_the_calendar_and_a_temporary_one_stands_above_it() {
        Buyer buyer = calls.buyer("S");
        LocalDate last = LocalDate.now(clock).plusDays(5);
        calls.granted(asked(analyst, buyer, 10 * THOUSAND, EAST + ", \"validTo\": \"" + last + "\""));
        JsonNode more = said(calls.ask(
                analyst, buyer, "TEMPORARY", 20 * THOUSAND, EAST + ", \"validTo\": \"" + last.minusDays(1) + "\""));
        calls.granted(more);
        assertThat(outcome(buyer, 15 * THOUSAND, "LC-E")).isNotEqualTo("HELD");
        String path = "/api/v1/limit-expiries?size=200&kind=COMPANY&from=" + last + "&to=" + last;
        assertThat(said(calls.send(manager, "GET", path, "")).get("items").toString())
                .contains(buyer.code(), "\"ownCompany\":\"LC-E\"", "\"minor\":" + 10 * THOUSAND);
    }

    @Test
    void the_database_takes_none_without_an_approved_request_that_says_the_same_and_keeps_those_granted() {
        Buyer buyer = calls.buyer("S");
        JsonNode open = asked(analyst, buyer, 10 * THOUSAND, EAST);
        String add = """
                insert into contracts.company_limit
                  (request_id, customer_id, own_company, limit_kind, limit_minor, currency, valid_from)
                values (?, ?, ?, 'AMOUNT', ?, 'CNY', current_date)""";
        UUID id = UUID.fromString(LimitCalls.id(open));
        assertThatThrownBy(() -> jdbc.update(add, id, buyer.id(), "LC-E", 10 * THOUSAND))
                .hasStackTraceContaining("no approved request");
        calls.granted(open);
        JsonNode whole = calls.granted(asked(analyst, buyer, 20 * THOUSAND, ""));
        assertThatThrownBy(() ->
                        jdbc.update(add, UUID.fromString(LimitCalls.id(whole)), buyer.id(), "LC-E", 20 * THOUSAND))
                .as("a whole limit is none with a company")
                .hasStackTraceContaining("no approved request");
        assertThatThrownBy(() ->
                        jdbc.update("update contracts.company_limit set limit_minor = 1 where request_id = ?", id))
                .hasStackTraceContaining("are kept");
        assertThatThrownBy(() -> jdbc.update("delete from contracts.company_limit where request_id = ?", id))
                .hasStackTraceContaining("are kept");
    }
}
