package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.due;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.grouped;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.result;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What each check measures, at its border and a step beyond it. */
class ChecksTest {
    private static final Position NOTHING = Position.NOTHING;

    @Test
    void a_percentage_of_the_limit_warns_before_the_limit_is_reached() {
        CheckRule ninety = rule(CheckKind.STATIC_LIMIT, 90, 0, false);
        assertThat(isFailed(ninety, file(limit(1_000), NOTHING), 900)).isFalse(); // 90 % of 1,000
        assertThat(isFailed(ninety, file(limit(1_000), NOTHING), 900.01)).isTrue();
    }

    @Test
    void an_order_beyond_the_horizon_does_not_count_and_one_without_a_day_does() {
        CheckRule dynamic = rule(CheckKind.DYNAMIC_LIMIT, 100, 60, false);
        CreditFile file = file(limit(1_000), NOTHING);
        assertThat(failed(dynamic, file, order("N", 2_000, 60, CheckPoint.ORDER)))
                .isTrue();
        assertThat(failed(dynamic, file, order("N", 2_000, 61, CheckPoint.ORDER)))
                .isFalse();
        assertThat(failed(
                        dynamic,
                        file,
                        new OrderToCheck("N", minor(2_000), Optional.empty(), CheckPoint.ORDER, Optional.empty())))
                .isTrue();
    }

    @Test
    void the_group_is_held_to_its_own_limit_and_a_customer_without_a_group_is_not() {
        CheckRule group = rule(CheckKind.GROUP_LIMIT, 100, 0, false);
        Position others = position(due(-10, 700));
        CreditFile member = grouped(file(limit(9_000), NOTHING), limit(1_000), others);
        assertThat(isFailed(group, member, 300)).isFalse(); // 700 + 300
        assertThat(isFailed(group, member, 300.01)).isTrue();
        assertThat(seen(group, file(limit(0), NOTHING), 1)).isEqualTo(new Measured.Nothing(NoMeasure.NO_GROUP));
    }

    @Test
    void every_group_up_to_the_ultimate_one_is_held_to_its_own_limit_and_named() {
        // customer 100, others of its group 700, others of the group above 900, and nobody else at the top
        CreditFile nearest =
                grouped(file(limit(9_000), position(due(-10, 100))), limit(1_000), position(due(-10, 700)));
        CreditFile above = grouped(nearest, limit(1_700), position(due(-5, 900)));
        CreditFile all = grouped(above, new LimitInForce.Unlimited(), NOTHING);
        CheckRule group = rule(CheckKind.GROUP_LIMIT, 100, 0, false);

        Decision decision = Credit.check(all, order("N", 100, 1, CheckPoint.ORDER), policy(group));
        assertThat(decision.results())
                .extracting(CheckResult::key)
                .containsExactly("group_limit@1", "group_limit@2", "group_limit@3");
        assertThat(decision.results())
                .extracting(CheckResult::overshoot) // 900 of 1,000; 1,800 of 1,700; unlimited
                .containsExactly(0L, minor(100), 0L);
        assertThat(decision.holding())
                .extracting(CheckResult::level)
                .containsExactly(all.levels().get(2));
        assertThat(decision.headroom())
                .extracting(Headroom::grossMinor)
                .containsExactly(minor(100), minor(800), minor(1_700), minor(1_700));
        assertThat(decision.advice())
                .contains(
                        new Advice.SetLimit(all.levels().get(2), limit(1_700), minor(1_800), List.of("group_limit@2")));
        assertThat(DecisionText.read(DecisionText.write(decision))).isEqualTo(decision);
    }

    @Test
    void an_expired_limit_of_any_group_is_told() {
        CheckRule expired = rule(CheckKind.LIMIT_EXPIRED, 0, 0, false);
        CreditFile two = grouped(grouped(file(limit(1), NOTHING), limit(1), NOTHING), limit(1), NOTHING);
        CreditFile file = two.withLimit(two.levels().get(2), limit(1), Optional.of(TODAY.minusDays(3)));
        Decision decision = Credit.check(file, order("N", 0.01, 1, CheckPoint.ORDER), policy(expired));
        assertThat(decision.results())
                .extracting(CheckResult::measured)
                .containsExactly(new Measured.DayCount(0), new Measured.DayCount(0), new Measured.DayCount(3));
        assertThat(decision.holding()).extracting(CheckResult::key).containsExactly("limit_expired@2");
    }

    @Test
    void a_decision_stored_before_groups_had_trees_is_still_read() {
        String text = """
                decision outcome=HELD at=ORDER risk=HIGH day=2026-07-01
                check code=group_limit kind=GROUP_LIMIT verdict=NOT_APPLICABLE measured=nothing:NO_GROUP threshold=none overshoot=0 reaction=HOLD data-day=2026-07-01
                advice pay payer=GROUP apply-cash=0 apply-credit=0 pay=100 parts= clears=group_limit
                headroom level=CUSTOMER limit=100 gross=0 net=0
                """;
        Decision decision = DecisionText.read(text);
        assertThat(decision.results()).extracting(CheckResult::level).containsExactly(Level.CUSTOMER);
        assertThat(decision.advice())
                .containsExactly(new Advice.Pay(new Level(1, "", ""), 0, 0, 100, List.of(), List.of("group_limit")));
    }

    @Test
    void a_limit_of_the_group_is_a_limit() {
        CheckRule noLimit = rule(CheckKind.NO_LIMIT, 0, 0, false);
        CreditFile unlimited = file(new LimitInForce.None(), NOTHING);
        assertThat(isFailed(noLimit, unlimited, 1)).isTrue();
        assertThat(isFailed(noLimit, grouped(unlimited, new LimitInForce.None(), NOTHING), 1))
                .isTrue();
        assertThat(isFailed(noLimit, grouped(unlimited, limit(0), NOTHING), 1)).isFalse();
    }

    @Test
    void a_limit_holds_on_its_last_day_and_as_long_after_it_as_the_policy_says() {
        CheckRule atOnce = rule(CheckKind.LIMIT_EXPIRED, 0, 0, false);
        CheckRule patient = rule(CheckKind.LIMIT_EXPIRED, 5, 0, false);
        assertThat(isFailed(atOnce, expiring(TODAY), 1)).isFalse();
        assertThat(isFailed(atOnce, expiring(TODAY.minusDays(1)), 1)).isTrue();
        assertThat(isFailed(patient, expiring(TODAY.minusDays(5)), 1)).isFalse();
        assertThat(isFailed(patient, expiring(TODAY.minusDays(6)), 1)).isTrue();
    }

    @Test
    void a_document_may_have_its_largest_value() {
        CheckRule largest = rule(CheckKind.DOCUMENT_VALUE, minor(500), 0, false);
        assertThat(isFailed(largest, file(limit(0), NOTHING), 500)).isFalse();
        assertThat(isFailed(largest, file(limit(0), NOTHING), 500.01)).isTrue();
    }

    @Test
    void disputed_items_are_not_overdue_and_count_in_the_balance() {
        var disputed = new DueAmount(TODAY.minusDays(40), minor(100), minor(100));
        CreditFile file = file(limit(0), position(disputed, due(20, 100), due(-5, 200)));
        assertThat(seen(rule(CheckKind.OLDEST_ITEM, 0, 0, false), file, 1)).isEqualTo(new Measured.DayCount(20));
        assertThat(seen(rule(CheckKind.OVERDUE_AMOUNT, 0, 19, false), file, 1))
                .isEqualTo(new Measured.Amount(minor(100)));
        assertThat(seen(rule(CheckKind.OVERDUE_AMOUNT, 0, 20, false), file, 1)).isEqualTo(new Measured.Amount(0));
        assertThat(seen(rule(CheckKind.OVERDUE_SHARE, 25, 0, false), file, 1))
                .isEqualTo(new Measured.Share(minor(100), minor(400)));
    }

    @Test
    void a_share_at_its_threshold_passes_and_nothing_open_has_none() {
        CreditFile quarter = file(limit(0), position(due(20, 100), due(-5, 300))); // 100 of 400
        assertThat(isFailed(rule(CheckKind.OVERDUE_SHARE, 25, 0, false), quarter, 1))
                .isFalse();
        assertThat(isFailed(rule(CheckKind.OVERDUE_SHARE, 24, 0, false), quarter, 1))
                .isTrue();
        assertThat(seen(rule(CheckKind.OVERDUE_SHARE, 0, 0, false), file(limit(0), NOTHING), 1))
                .isEqualTo(new Measured.Nothing(NoMeasure.NOTHING_OPEN));
    }

    @Test
    void what_other_members_owe_late_counts_and_what_the_customer_owes_does_not() {
        CheckRule contagion = rule(CheckKind.GROUP_OVERDUE, 30, 0, false);
        Position own = position(due(50, 100));
        assertThat(seen(contagion, grouped(file(limit(0), own), limit(0), NOTHING), 1))
                .isEqualTo(new Measured.DayCount(0));
        Position others = position(due(50, 1), due(31, 5));
        assertThat(seen(contagion, grouped(file(limit(0), own), limit(0), others), 1))
                .isEqualTo(new Measured.DayCount(50));
        Position younger = position(due(30, 5));
        assertThat(isFailed(contagion, grouped(file(limit(0), own), limit(0), younger), 1))
                .isFalse();
    }

    @Test
    void what_only_an_assessment_knows_is_not_applicable_without_one_and_dated_with_one() {
        CheckRule index = rule(CheckKind.PAYMENT_INDEX, 50, 0, false);
        CheckRule grade = rule(CheckKind.GRADE, Grade.CCC.rank(), 0, false);
        CheckRule age = rule(CheckKind.ASSESSMENT_AGE, 35, 0, false);
        CreditFile unknown = assessed(
                Optional.empty(), OptionalInt.empty(), file(limit(0), NOTHING).paymentIndex());
        assertThat(seen(index, unknown, 1)).isEqualTo(new Measured.Nothing(NoMeasure.NO_PAYMENT_INDEX));
        assertThat(seen(grade, unknown, 1)).isEqualTo(new Measured.Nothing(NoMeasure.NOT_RATED));
        assertThat(seen(age, unknown, 1)).isEqualTo(new Measured.Nothing(NoMeasure.NOT_ASSESSED));

        CreditFile border = assessed(Optional.of(Grade.CCC), OptionalInt.of(35), Reading.of(50.0));
        assertThat(isFailed(index, border, 1)).isFalse();
        assertThat(isFailed(grade, border, 1)).isFalse();
        assertThat(isFailed(age, border, 1)).isFalse();
        CreditFile beyond = assessed(Optional.of(Grade.CC), OptionalInt.of(36), Reading.of(49.9));
        assertThat(isFailed(index, beyond, 1)).isTrue();
        assertThat(isFailed(grade, beyond, 1)).isTrue();
        assertThat(isFailed(age, beyond, 1)).isTrue();
        assertThat(result(Credit.check(beyond, order("N", 1, 1, CheckPoint.ORDER), policy(grade)), "grade")
                        .dataDay())
                .isEqualTo(TODAY.minusDays(36));
    }

    @Test
    void every_check_is_made_and_only_those_of_the_point_and_the_risk() {
        CheckPolicy standard = CheckPolicy.standard(Currency.CNY);
        CreditFile unrated = assessed(Optional.empty(), OptionalInt.empty(), Reading.of(80.0));
        Decision decision = Credit.check(unrated, order("N", 1, 1, CheckPoint.DELIVERY), standard);
        assertThat(decision.risk()).isEqualTo(RiskLevel.HIGH);
        assertThat(decision.results())
                .extracting(CheckResult::code)
                .containsExactly(
                        "status_block",
                        "in_default",
                        "no_limit",
                        "limit_expired",
                        "static_limit",
                        "group_limit",
                        "company_limit",
                        "kind_limit",
                        "oldest_item_high_risk");
        assertThat(decision.holding()).extracting(CheckResult::code).containsExactly("static_limit");
    }

    @Test
    void a_failure_that_only_warns_lets_the_order_pass() {
        var warning = new CheckRule(
                "large",
                CheckKind.DOCUMENT_VALUE,
                EnumSet.of(CheckPoint.ORDER),
                EnumSet.allOf(RiskLevel.class),
                Reaction.WARN,
                0,
                0,
                false);
        Decision decision = Credit.check(file(limit(0), NOTHING), order("N", 1, 1, CheckPoint.ORDER), policy(warning));
        assertThat(decision.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(decision.advice()).isEmpty();
    }

    @Test
    void a_decision_with_another_value_or_under_another_policy_is_told_from_the_one_that_was_made() {
        CheckPolicy policy = policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false));
        Decision made = Credit.check(file(limit(100), NOTHING), order("N", 101, 1, CheckPoint.ORDER), policy);
        String text = DecisionText.write(made);

        assertThat(DecisionText.read(text).follows(policy)).isTrue();
        Decision edited = DecisionText.read(text.replace("limit:10100:10000", "limit:9900:10000"));
        assertThat(edited.follows(policy)).isFalse();
        assertThat(DecisionText.read(text.replace("outcome=HELD", "outcome=APPROVED"))
                        .follows(policy))
                .isFalse();
        assertThat(made.follows(policy(rule(CheckKind.STATIC_LIMIT, 101, 0, false))))
                .isFalse();
        assertThat(made.follows(CheckPolicy.NONE)).isFalse();
        for (String broken : List.of("", "decision", text.replace("days", "day").replace("code=", "kode="))) {
            assertThatThrownBy(() -> DecisionText.read(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_highest_level_of_dunning_counts_of_what_is_open_and_undisputed() {
        CheckRule second = rule(CheckKind.DUNNING_LEVEL, 2, 0, false);
        assertThat(isFailed(second, file(limit(0), position(dunned(40, 2), dunned(10, 1))), 1))
                .isFalse();
        CreditFile third = file(limit(0), position(dunned(40, 2), dunned(10, 3), due(9, 50)));
        assertThat(isFailed(second, third, 1)).isTrue();
        assertThat(seen(second, third, 1)).isEqualTo(new Measured.Dunned(3));
        var disputed = new DueAmount(TODAY.minusDays(50), minor(100), minor(100), OptionalInt.of(9));
        var sameDay = dunned(50, 1);
        assertThat(seen(second, file(limit(0), position(disputed)), 1))
                .isEqualTo(new Measured.Nothing(NoMeasure.NO_DUNNING));
        assertThat(seen(second, file(limit(0), position(due(50, 100))), 1))
                .isEqualTo(new Measured.Nothing(NoMeasure.NO_DUNNING));
        assertThat(seen(second, file(limit(0), position(sameDay, due(50, 100))), 1))
                .isEqualTo(new Measured.Dunned(1));
    }

    @Test
    void paying_what_was_dunned_too_far_releases_the_order_and_nothing_else_has_to_be_paid() {
        CheckRule second = rule(CheckKind.DUNNING_LEVEL, 2, 0, false);
        CreditFile file = file(limit(0), position(dunned(40, 2), dunned(10, 3), dunned(8, 4), due(70, 50)));
        Decision decision = Credit.check(file, order("N", 1, 1, CheckPoint.ORDER), policy(second));
        assertThat(decision.advice())
                .containsExactly(new Advice.Pay(
                        Level.CUSTOMER,
                        0,
                        0,
                        minor(200),
                        List.of(
                                new DuePart(TODAY.minusDays(10), minor(100)),
                                new DuePart(TODAY.minusDays(8), minor(100))),
                        List.of("dunning_level")));
        assertThat(DecisionText.read(DecisionText.write(decision))).isEqualTo(decision);
    }

    @Test
    void a_level_that_is_none_is_refused() {
        assertThatThrownBy(() -> dunned(1, 10)).hasMessageContaining("Not a level of dunning: 10");
        assertThatThrownBy(() -> rule(CheckKind.DUNNING_LEVEL, 10, 0, false)).hasMessageContaining("out of range: 10");
    }

    private static DueAmount dunned(int daysPastDue, int level) {
        return new DueAmount(TODAY.minusDays(daysPastDue), minor(100), 0, OptionalInt.of(level));
    }

    @Test
    void a_rule_that_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> rule(CheckKind.OLDEST_ITEM, 30, 5, false)).hasMessageContaining("Days of");
        assertThatThrownBy(() -> rule(CheckKind.OLDEST_ITEM, 30, 0, true)).hasMessageContaining("deduct securities");
        assertThatThrownBy(() -> rule(CheckKind.STATIC_LIMIT, 0, 0, false)).hasMessageContaining("out of range: 0");
        assertThatThrownBy(() -> rule(CheckKind.STATUS_BLOCK, 1, 0, false)).hasMessageContaining("out of range: 1");
    }

    private static boolean isFailed(CheckRule rule, CreditFile file, double major) {
        return failed(rule, file, order("N", major, 1, CheckPoint.ORDER));
    }

    private static boolean failed(CheckRule rule, CreditFile file, OrderToCheck order) {
        return Credit.check(file, order, policy(rule)).results().getFirst().isFailed();
    }

    private static Measured seen(CheckRule rule, CreditFile file, double major) {
        return Credit.check(file, order("N", major, 1, CheckPoint.ORDER), policy(rule))
                .results()
                .getFirst()
                .measured();
    }

    private static Position position(DueAmount... receivables) {
        return new Position(List.of(receivables), 0, 0, 0, List.of(), List.of());
    }

    private static CreditFile expiring(LocalDate lastDay) {
        return file(limit(1_000), NOTHING).withLimit(Level.CUSTOMER, limit(1_000), Optional.of(lastDay));
    }

    private static CreditFile assessed(Optional<Grade> grade, OptionalInt age, Reading index) {
        return new CreditFile(
                TODAY,
                limit(0),
                Optional.empty(),
                NOTHING,
                List.of(),
                false,
                grade.map(known -> RiskLevel.LOW),
                grade,
                false,
                age,
                index,
                Optional.empty());
    }
}
