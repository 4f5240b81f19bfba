package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.server.ServerTest;
import io.ballast.server.creditcontrol.AdviceFollower.Asked;
import io.ballast.server.limits.GroupGrants;
import io.ballast.server.protection.ProtectionCalls;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Advice about groups, securities and limits that are over: whoever follows it over the interface has the order. */
@ServerTest
@TestPropertySource(properties = "ballast.test=secured-checks")
class AdviceBeyondTheCustomerTest {
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

    private LocalDate today = LocalDate.EPOCH;
    private AdviceFollower follower;

    @BeforeEach
    void people() {
        today = LocalDate.now(clock);
        StrictPolicy.store(jdbc, today.minusDays(1));
        follower = new AdviceFollower(port, jdbc, context, today);
    }

    /** Follows each piece of advice with books of its own, and tells which acts there were. */
    private Set<String> followed(Supplier<CreditBooks> books, long minor) {
        var asked = new Asked(minor, today.plusDays(10));
        JsonNode said = follower.trial(books.get().code(), asked);
        Set<String> acts = new TreeSet<>();
        boolean isReleased = false;
        for (int i = 0; i < said.get("advice").size(); i++) {
            String customer = books.get().code();
            JsonNode advice = follower.trial(customer, asked).get("advice").get(i);
            List<JsonNode> after = follower.follow(customer, asked, advice.get("acts"));
            List<String> clears =
                    advice.get("clears").valueStream().map(JsonNode::asString).toList();
            assertThat(clears).isNotEmpty();
            for (JsonNode answer : after) {
                assertThat(holding(answer)).as("%s, then %s", advice, answer).doesNotContainAnyElementsOf(clears);
            }
            isReleased |= after.stream().allMatch(answer -> holding(answer).isEmpty());
            advice.get("acts")
                    .forEach(act -> acts.add(
                            act.get("kind").asString() + (act.get("group").isNull() ? "" : " of group")));
        }
        assertThat(isReleased).as(said.toString()).isTrue();
        return acts;
    }

    private static List<String> holding(JsonNode decision) {
        return decision.get("checks")
                .valueStream()
                .filter(check -> check.get("verdict").asString().equals("FAILED")
                        && check.get("reaction").asString().equals("HOLD"))
                .map(check -> check.get("key").asString())
                .toList();
    }

    private long group(CreditBooks named, String mark, long limitMinor, Optional<LocalDate> lastDay) {
        long group = Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, '建议测试集团') returning id",
                Long.class,
                mark + named.code()));
        new GroupGrants(jdbc).grant(group, limitMinor, "CNY", today.minusDays(9), lastDay);
        return group;
    }

    /** 10 of its own, 25 beside it in a group that may have 40, and 15 more in the group above that may have 60. */
    private CreditBooks member() {
        CreditBooks own = new CreditBooks(jdbc, "S-advised")
                .limit(1_000 * THOUSAND, today.minusDays(1))
                .invoice("I", today.minusDays(20), today.plusDays(10), 10 * THOUSAND);
        long near = group(own, "GN-", 40 * THOUSAND, Optional.empty());
        long top = group(own, "GT-", 60 * THOUSAND, Optional.empty());
        jdbc.update("update customers.customer_group set parent_id = ? where id = ?", top, near);
        own.inGroup(near);
        new CreditBooks(jdbc, "S-advised")
                .invoice("N1", today.minusDays(20), today.plusDays(5), 5 * THOUSAND)
                .inGroup(near);
        new CreditBooks(jdbc, "S-advised")
                .invoice("N2", today.minusDays(20), today.plusDays(9), 20 * THOUSAND)
                .inGroup(near);
        new CreditBooks(jdbc, "S-advised")
                .invoice("T1", today.minusDays(20), today.plusDays(9), 15 * THOUSAND)
                .inGroup(top);
        return own;
    }

    @Test
    void an_order_over_the_limits_of_two_groups_is_released_by_other_members_that_pay_and_by_limits_raised() {
        // 10 + 25 + 18 is 13 over 40, and 15 more is 8 over 60
        assertThat(followed(this::member, 18 * THOUSAND))
                .containsExactlyInAnyOrder("Pay", "Pay of group", "CutOrder", "ShipLater", "SetLimit of group");
    }

    @Test
    void items_that_were_dunned_too_far_are_paid() {
        assertThat(followed(
                        () -> new CreditBooks(jdbc, "S-advised")
                                .limit(1_000 * THOUSAND, today.minusDays(1))
                                .invoice("D1", today.minusDays(60), today.minusDays(9), 4 * THOUSAND)
                                .dunned("D1", 3)
                                .invoice("D2", today.minusDays(60), today.minusDays(8), 5 * THOUSAND)
                                .dunned("D2", 2),
                        THOUSAND))
                .containsExactly("Pay");
    }

    @Test
    void an_order_over_limits_of_kinds_of_exposure_is_released_by_invoices_paid_a_cut_and_limits_raised() {
        // orders 6 + 7 against 10, receivables 12 against 8
        assertThat(followed(
                        () -> new CreditBooks(jdbc, "S-advised")
                                .limit(1_000 * THOUSAND, today.minusDays(1))
                                .kindLimit(ExposureKind.ORDERS, today.minusDays(1), 10 * THOUSAND)
                                .kindLimit(ExposureKind.RECEIVABLES, today.minusDays(1), 8 * THOUSAND)
                                .invoice("K1", today.minusDays(20), today.plusDays(3), 5 * THOUSAND)
                                .invoice("K2", today.minusDays(20), today.plusDays(9), 7 * THOUSAND)
                                .order("KO", today.minusDays(3), today.plusDays(20), 6 * THOUSAND),
                        7 * THOUSAND))
                .containsExactlyInAnyOrder("Pay", "CutOrder", "SetLimit");
    }

    @Test
    void limits_that_are_over_and_too_small_are_prolonged_and_raised() {
        Supplier<CreditBooks> books = () -> {
            CreditBooks own = new CreditBooks(jdbc, "S-advised").limit(1_000 * THOUSAND, today.minusDays(9));
            jdbc.update(
                    "update contracts.terms set valid_to = ? where customer_id = ?",
                    today.minusDays(2),
                    own.customer());
            return own.inGroup(group(own, "GO-", 5 * THOUSAND, Optional.of(today.minusDays(1))));
        };
        assertThat(followed(books, 8 * THOUSAND))
                .contains("ProlongLimit", "ProlongLimit of group", "SetLimit of group");
    }

    @Test
    void an_order_over_a_limit_net_of_securities_is_released_by_a_guarantee_renewed_or_another_one() {
        Supplier<CreditBooks> books = () -> {
            CreditBooks own = new CreditBooks(jdbc, "S-advised").limit(10 * THOUSAND, today.minusDays(1));
            new ProtectionCalls(port, jdbc, context)
                    .confirmed(
                            "G8-" + own.code(),
                            ProtectionCalls.cover(
                                    6 * THOUSAND,
                                    "10",
                                    today.minusDays(30).toString(),
                                    today.minusDays(1).toString(),
                                    own.code()));
            return own;
        };
        assertThat(followed(books, 14 * THOUSAND))
                .containsExactlyInAnyOrder("Pay", "CutOrder", "RenewSecurity", "AddSecurity", "SetLimit");
    }
}
