package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.protection.ProtectionCalls.cover;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
import io.ballast.server.protection.ProtectionCalls;
import io.ballast.server.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Limits that end are in the calendar of those who may know of them, and are told ahead once. */
@ServerTest
class ExpiryTest {
    private static final int SOON_DAYS = 9;
    private static final String API = "/api/v1/limit-expiries";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ExpiryNotices notices;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private LimitCalls calls;
    private Person analyst;
    private LocalDate today = LocalDate.EPOCH;
    private LocalDate soon = LocalDate.EPOCH;

    @BeforeEach
    void people() {
        calls = new LimitCalls(port, jdbc, context);
        analyst = calls.person("asks", Role.ANALYST);
        today = LocalDate.now(clock);
        soon = today.plusDays(SOON_DAYS);
    }

    private void granted(Buyer buyer, String kind, LocalDate from, LocalDate to) {
        String days = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(from, to);
        calls.granted(said(calls.ask(analyst, buyer, kind, THOUSAND, days)));
    }

    private String day(Person who) {
        JsonNode found = said(calls.send(who, "GET", API + "?from=%s&to=%s&size=200".formatted(soon, soon), ""));
        return found.get("items").toString();
    }

    @Test
    void a_limit_that_nothing_follows_stands_on_its_last_day_for_those_who_may_know_of_it() {
        String owner = "S-" + calls.mark();
        Person seller = calls.seller("sells", owner);
        Buyer own = calls.buyer(owner);
        Buyer foreign = calls.buyer("S-else");
        Buyer group = calls.group(own);
        for (Buyer each : List.of(own, foreign, group)) {
            granted(each, "AMOUNT", today, soon);
        }
        assertThat(day(analyst)).contains(own.code(), foreign.code(), group.code());
        assertThat(day(seller)).contains(own.code()).doesNotContain(foreign.code(), group.code());
        String page = "/limit-calendar?day=" + soon;
        Visitor selling = Visitor.at(port).signIn(seller.username());
        assertThat(selling.get(page).body())
                .contains(own.code(), "剩 9 天", "1 项到期", "新订单检查结果为“冻结”")
                .doesNotContain(foreign.code(), group.code());
        Visitor looking = Visitor.at(port).signIn(analyst.username());
        assertThat(looking.get(page + "&kind=GROUP").body())
                .contains(group.code())
                .doesNotContain(foreign.code());
        assertThat(looking.get("/limit-calendar.csv?day=" + soon).body()).contains(foreign.code(), group.code());
        assertThat(looking.get("/limit-calendar?month=2026-13").statusCode()).isEqualTo(400);

        granted(foreign, "AMOUNT", soon.plusDays(1), soon.plusDays(20));
        assertThat(day(analyst))
                .as("another one follows at once")
                .doesNotContain(foreign.code())
                .contains(own.code());
        granted(own, "AMOUNT", today, soon.plusDays(20));
        assertThat(day(seller)).as("prolonged").doesNotContain(own.code());
    }

    @Test
    void what_a_file_says_ends_too_unless_a_granted_limit_stands_above_it() {
        Buyer buyer = calls.buyer("S");
        jdbc.update("""
                insert into contracts.terms (customer_id, limit_kind, limit_minor, currency, valid_from, valid_to)
                values (?, 'AMOUNT', 100, 'CNY', ?, ?)""", buyer.id(), today.minusDays(30), soon);
        assertThat(day(analyst)).contains(buyer.code());
        granted(buyer, "TEMPORARY", today, soon);
        assertThat(day(analyst)).as("it comes back and ends").contains("TEMPORARY", "CUSTOMER");
        granted(buyer, "AMOUNT", today, soon.plusDays(30));
        JsonNode left = said(
                calls.send(analyst, "GET", API + "?kind=CUSTOMER&from=%s&to=%s&size=200".formatted(soon, soon), ""));
        assertThat(left.get("items").toString()).doesNotContain(buyer.code());
    }

    @Test
    void each_last_day_is_told_once_to_who_is_in_charge_and_of_a_group_to_those_who_know_of_all() {
        look();
        Buyer customer = calls.buyer("S");
        Buyer group = calls.group(customer);
        granted(customer, "AMOUNT", today, soon.plusDays(1));
        granted(group, "AMOUNT", today, soon.plusDays(1));
        granted(calls.buyer("S"), "AMOUNT", today, today.plusDays(90));
        assertThat(look()).isEqualTo(2);
        assertThat(look()).isZero();
        assertThat(audiences(customer)).containsExactly("InCharge");
        assertThat(audiences(group)).containsExactly("Overseers limits:manager:approve");

        for (int i = 0; i < 4; i++) {
            granted(calls.buyer("S"), "AMOUNT", today, soon.plusDays(2));
        }
        assertThat(look()).isEqualTo(4);
        assertThat(Objects.requireNonNull(jdbc.queryForObject(
                        "select count(*) from notification.notice where kind = 'LIMITS_EXPIRING' and path like ?",
                        Long.class,
                        "%" + soon.plusDays(2))))
                .as("several of a day in one message")
                .isEqualTo(1);
    }

    @Test
    void a_guarantee_stands_in_the_calendar_of_those_who_may_know_and_its_last_day_is_told_once() {
        look();
        String owner = "S-" + calls.mark();
        Buyer own = calls.buyer(owner);
        Buyer foreign = calls.buyer("S-else");
        LocalDate last = soon.plusDays(3);
        var documents = new ProtectionCalls(port, jdbc, context);
        for (Buyer each : List.of(own, foreign)) {
            documents.confirmed(
                    "BH-" + each.code(), cover(THOUSAND, "0", today.toString(), last.toString(), each.code()));
        }
        String seen = said(calls.send(
                        calls.seller("sells", owner), "GET", API + "?from=%s&to=%s".formatted(last, last), ""))
                .get("items")
                .toString();
        assertThat(seen).contains("PROTECTION", own.code()).doesNotContain(foreign.code());
        assertThat(Visitor.at(port)
                        .signIn(analyst.username())
                        .get("/limit-calendar?kind=PROTECTION&day=" + last)
                        .body())
                .contains("BH-" + own.code(), "BH-" + foreign.code());
        assertThat(look()).isEqualTo(2);
        assertThat(look()).isZero();
    }

    @Test
    void limits_for_kinds_of_exposure_end_each_for_itself_and_are_told_once() {
        look();
        String owner = "S-" + calls.mark();
        Buyer own = calls.buyer(owner);
        LocalDate last = soon.plusDays(4);
        kindLimit(own, "BILLS", today.minusDays(5), last);
        kindLimit(own, "ORDERS", today.minusDays(5), last);
        String path = API + "?kind=KIND&from=%s&to=%s".formatted(last, last);
        JsonNode items =
                said(calls.send(calls.seller("sells", owner), "GET", path, "")).get("items");
        assertThat(items.valueStream().map(each -> each.get("exposureKind").asString()))
                .containsExactly("BILLS", "ORDERS");
        assertThat(said(calls.send(calls.seller("else", "S-else"), "GET", path, ""))
                        .get("items")
                        .toString())
                .doesNotContain(own.code());
        Visitor looking = Visitor.at(port).signIn(analyst.username());
        assertThat(looking.get("/limit-calendar?day=" + last).body()).contains("分项额度 · 未兑付票据");
        assertThat(looking.get("/limit-calendar.csv?kind=KIND&day=" + last).body())
                .contains("分项额度 · 未兑付票据");
        assertThat(look()).isEqualTo(2);
        assertThat(look()).isZero();

        kindLimit(own, "BILLS", last.plusDays(1), last.plusDays(90));
        assertThat(said(calls.send(analyst, "GET", path, ""))
                        .get("items")
                        .valueStream()
                        .map(each -> each.get("exposureKind").asString()))
                .as("another one follows at once")
                .containsExactly("ORDERS");
    }

    private void kindLimit(Buyer buyer, String kind, LocalDate from, LocalDate to) {
        jdbc.update("""
                insert into contracts.kind_limit
                    (customer_id, exposure_kind, limit_kind, limit_minor, currency, valid_from, valid_to, batch_id)
                values (?, ?, 'AMOUNT', 100, 'CNY', ?, ?, 0)""", buyer.id(), kind, from, to);
    }

    private int look() {
        return Objects.requireNonNull(transactions.execute(_ -> notices.tell(today)));
    }

    private List<String> audiences(Buyer buyer) {
        return JdbcClient.create(jdbc)
                .sql("""
                        select trim(audience || ' ' || permission) as audience
                        from notification.notice
                        where kind = 'LIMIT_EXPIRING' and dedupe_key = :key""")
                .param("key", "expiring:" + buyer.type() + " " + buyer.id() + " " + soon.plusDays(1))
                .query((row, _) -> row.getString("audience"))
                .list();
    }
}
