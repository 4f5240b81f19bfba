package io.ballast.server.creditcontrol;

import static io.ballast.server.protection.ProtectionCalls.cover;
import static io.ballast.server.protection.ProtectionCalls.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.protection.ProtectionCalls;
import io.ballast.server.protection.ProtectionCalls.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What stands for a customer counts in its order checks where the policy asks for net exposure. */
@ServerTest
@TestPropertySource(properties = "ballast.test=secured-checks")
class SecuredChecksTest {
    private static final String PATH = "/api/v1/credit-checks";

    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Rechecks rechecks;

    private ProtectionCalls calls;
    private Person manager;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void policy() {
        calls = new ProtectionCalls(port, jdbc, context);
        manager = calls.person("manages", Role.CREDIT_MANAGER);
        today = LocalDate.now(clock);
        StrictPolicy.store(jdbc, today.minusDays(1));
    }

    private JsonNode ask(String path, CreditBooks books, String order, long minor) {
        return said(TestTokens.send(port, manager.token(), "POST", path, """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "shipOn": "%s"}""".formatted(
                        UUID.randomUUID(), books.code(), order, minor, today.plusDays(10))));
    }

    private static JsonNode named(JsonNode list, String field, String name) {
        for (JsonNode one : list) {
            if (one.get(field).asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("No " + name + " in " + list);
    }

    private CreditBooks worked() {
        return new CreditBooks(jdbc, "S-secured")
                .limit(100 * THOUSAND, today.minusDays(1))
                .invoice("I1", today.minusDays(20), today.plusDays(10), 40 * THOUSAND)
                .invoice("I2", today.minusDays(60), today.minusDays(10), 18 * THOUSAND)
                .creditMemo("M1", today.minusDays(3), 3 * THOUSAND)
                .receipt("R1", today.minusDays(2), 5 * THOUSAND)
                .order("O1", today.minusDays(5), today.plusDays(5), 20 * THOUSAND)
                .order("O2", today.minusDays(5), today.plusDays(75), 30 * THOUSAND)
                .order("O3", today.minusDays(9), today.minusDays(1), 10 * THOUSAND)
                .delivery("D3", "O3", today.minusDays(1), 6 * THOUSAND)
                .delivery("D0", "O0", today.minusDays(1), 6 * THOUSAND);
    }

    @Test
    void the_worked_case_is_decided_net_of_the_guarantee_that_holds_and_says_which_counted() {
        CreditBooks books = worked();
        String valid = today.minusDays(30).toString();
        String g7 = "G7-" + books.code();
        calls.confirmed(g7, cover(25 * THOUSAND, "10", valid, today.plusDays(90).toString(), books.code()));
        calls.confirmed(
                "G8-" + books.code(),
                cover(40 * THOUSAND, "0", valid, today.minusDays(1).toString(), books.code()));
        UUID waiting = UUID.randomUUID();
        said(calls.register(
                calls.person("writes", Role.LEGAL),
                waiting,
                "G9-" + books.code(),
                cover(THOUSAND, "0", valid, "", books.code())));

        JsonNode held = ask(PATH, books, "N1", 10 * THOUSAND).get("decision");
        JsonNode left = held.get("headroom").get(0);
        // 40,000 + 18,000 - 3,000 - 5,000 + 12,000 + 20,000 + 30,000 + 4,000, and less 25,000 x 0.9
        assertThat(left.get("exposureMinor").asLong()).isEqualTo(116 * THOUSAND);
        assertThat(left.get("netExposureMinor").asLong()).isEqualTo(93_500_00);
        assertThat(held.get("outcome").asString()).isEqualTo("HELD");
        JsonNode checks = held.get("checks");
        assertThat(named(checks, "code", "static_gross").get("overshoot").asLong())
                .isEqualTo(26 * THOUSAND);
        assertThat(named(checks, "code", "static_limit").get("overshoot").asLong())
                .isEqualTo(3_500_00);
        assertThat(named(checks, "code", "dynamic_all").get("verdict").asString())
                .isEqualTo("PASSED");
        assertThat(named(checks, "code", "dynamic_all").get("measured").asString())
                .isEqualTo("96,000.00");

        JsonNode securities = held.get("securities");
        assertThat(named(securities, "reference", g7).get("countedMinor").asLong())
                .isEqualTo(22_500_00);
        JsonNode over = named(securities, "reference", "G8-" + books.code());
        assertThat(over.get("notCounted").asString()).isEqualTo("EXPIRED");
        assertThat(over.get("since").asString()).isEqualTo(today.minusDays(1).toString());
        assertThat(named(securities, "reference", "G9-" + books.code())
                        .get("notCounted")
                        .asString())
                .isEqualTo("NOT_CONFIRMED");
        assertThat(held.get("advice").toString()).contains("G8-" + books.code());
    }

    @Test
    void an_order_that_waits_ships_once_a_guarantee_is_confirmed_and_the_next_waits_once_it_is_released() {
        CreditBooks books = new CreditBooks(jdbc, "S-secured").limit(10 * THOUSAND, today.minusDays(1));
        JsonNode held = ask(PATH, books, "N1", 14 * THOUSAND);
        assertThat(held.get("decision").get("outcome").asString()).isEqualTo("HELD");
        UUID id = UUID.randomUUID();
        String much = cover(5 * THOUSAND, "0", today.toString(), "", books.code());
        said(calls.register(calls.person("writes", Role.LEGAL), id, "G-" + books.code(), much));
        rechecks.all();
        assertThat(state(held)).isEqualTo("OPEN");
        said(calls.confirm(manager, id, 1));
        rechecks.all();
        assertThat(state(held)).isEqualTo("CLEARED");

        assertThat(ask(PATH, books, "N2", THOUSAND)
                        .get("decision")
                        .get("outcome")
                        .asString())
                .isNotEqualTo("HELD");
        said(TestTokens.send(
                port,
                calls.person("writes", Role.LEGAL).token(),
                "POST",
                ProtectionCalls.PATH + "/" + id + "/ending",
                "{\"id\": \"%s\", \"state\": \"CALLED\", \"why\": \"x\"}".formatted(UUID.randomUUID())));
        said(calls.confirm(manager, id, 2));
        JsonNode next = ask(PATH, books, "N3", 1).get("decision");
        assertThat(next.get("outcome").asString()).isEqualTo("HELD");
        assertThat(next.get("securities").get(0).get("notCounted").asString()).isEqualTo("CALLED");
    }

    private String state(JsonNode held) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select state from creditcontrol.hold where id = ?",
                String.class,
                UUID.fromString(held.get("id").asString())));
    }

    @Test
    void what_stands_for_another_member_counts_in_the_group_and_is_not_told_to_its_neighbours() {
        CreditBooks own = new CreditBooks(jdbc, "S-own").limit(10 * THOUSAND, today.minusDays(1));
        CreditBooks other = new CreditBooks(jdbc, "S-other");
        long group = Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, '担保集团') returning id",
                Long.class,
                "GS-" + own.code()));
        own.inGroup(group);
        other.inGroup(group);
        calls.confirmed("G-" + other.code(), cover(THOUSAND, "0", today.toString(), "", other.code()));
        JsonNode whole = ask(PATH + "/simulations", own, "N1", THOUSAND);
        assertThat(named(whole.get("securities"), "reference", "G-" + other.code())
                        .get("group")
                        .asString())
                .isEqualTo("GS-" + own.code());
        String seller =
                new TestTokens(context).of(new TestUsers(context).ownerOf("seller-" + own.code(), "S-own", Role.SALES));
        String told = TestTokens.send(
                        port, seller, "POST", PATH + "/simulations", """
                {"id": "%s", "customer": "%s", "order": "N1", "amountMinor": 1}""".formatted(UUID.randomUUID(), own.code()))
                .body();
        assertThat(told).contains("securities").doesNotContain(other.code());
    }

    @Test
    void a_guarantee_in_a_currency_without_a_rate_counts_nothing_and_says_so() {
        CreditBooks books = new CreditBooks(jdbc, "S-secured").limit(10 * THOUSAND, today.minusDays(1));
        UUID id = UUID.randomUUID();
        String body = """
                {"id": "%s", "kind": "DEPOSIT", "issuer": "x", "number": "D-%s", "currency": "CHF", "cover": %s}""".formatted(id, books.code(), cover(THOUSAND, "0", today.toString(), "", books.code()));
        said(TestTokens.send(port, calls.person("writes", Role.LEGAL).token(), "POST", ProtectionCalls.PATH, body));
        said(calls.confirm(manager, id, 1));
        JsonNode trial = ask(PATH + "/simulations", books, "N1", THOUSAND);
        assertThat(trial.get("securities").get(0).get("notCounted").asString()).isEqualTo("NO_RATE");
    }
}
