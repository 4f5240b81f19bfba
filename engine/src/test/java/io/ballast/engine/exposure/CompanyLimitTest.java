package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.due;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.result;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.LimitInForce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whole limit 100; with the eastern company 40. East: receivables 20, an order of 10 that ships in 75 days. Main:
 * receivables 25. The worked case of docs/order-checks.md.
 */
class CompanyLimitTest {
    private final Position east = new Position(
            List.of(due(-10, 20)),
            0,
            0,
            0,
            List.of(new Commitment("E1", TODAY.plusDays(75), minor(10), false)),
            List.of());
    private final Position main = new Position(List.of(due(-10, 25)), 0, 0, 0, List.of(), List.of());
    private final CheckPolicy policy =
            policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false), rule(CheckKind.COMPANY_LIMIT, 100, 0, false));

    private CreditFile customer(LimitInForce withEast) {
        CreditFile plain = file(limit(100), main.plus(east));
        return new CreditFile(
                plain.day(),
                plain.limit(),
                plain.limitValidTo(),
                plain.position(),
                List.of(
                        new CompanyFile("", "", new LimitInForce.None(), Optional.empty(), main),
                        new CompanyFile("E", "East Ltd", withEast, Optional.empty(), east)),
                List.of(),
                plain.groups(),
                plain.isBlocked(),
                plain.risk(),
                plain.grade(),
                plain.isInDefault(),
                plain.assessmentAgeDays(),
                plain.paymentIndex(),
                plain.terms(),
                plain.portfolio());
    }

    private static OrderToCheck order(double major, String company) {
        return new OrderToCheck(
                "N", minor(major), Optional.of(TODAY.plusDays(5)), CheckPoint.ORDER, Optional.empty(), company);
    }

    @Test
    void an_order_passes_the_whole_limit_and_fails_that_with_the_company_that_sells() {
        Decision decision = Credit.check(customer(limit(40)), order(15, "E"), policy);

        assertThat(result(decision, "static_limit").isFailed()).isFalse(); // 25 + 30 + 15 = 70 of 100
        CheckResult held = result(decision, "company_limit");
        assertThat(held.measured()).isEqualTo(new Measured.AgainstLimit(minor(45), limit(40))); // 20 + 10 + 15
        assertThat(held.overshoot()).isEqualTo(minor(5));
        assertThat(held.key()).isEqualTo("company_limit@company");
        assertThat(decision.advice())
                .contains(new Advice.CutOrder(minor(10), List.of(held.key())))
                .contains(new Advice.SetLimit(held.level(), limit(40), minor(45), List.of(held.key())))
                .anyMatch(advice -> advice instanceof Advice.Pay pay
                        && pay.payer().equals(Level.ofCompany("E", "East Ltd"))
                        && pay.payMinor() == minor(5));
        assertThat(decision.headroom().getLast().availableMinor()).hasValue(minor(10)); // 40 - 30
        assertThat(decision.follows(policy)).isTrue();
        assertThat(DecisionText.read(DecisionText.write(decision))).isEqualTo(decision);
    }

    @Test
    void at_the_limit_passes_a_cent_over_fails_and_what_ships_beyond_the_horizon_does_not_count() {
        assertThat(held(order(10, "E"), 0)).isFalse(); // 20 + 10 + 10 = 40
        assertThat(held(order(10.01, "E"), 0)).isTrue();
        assertThat(held(order(20, "E"), 60)).isFalse(); // without the order of 10 in 75 days: 20 + 20
        assertThat(held(order(20.01, "E"), 60)).isTrue();
    }

    private boolean held(OrderToCheck order, int days) {
        return Credit.check(customer(limit(40)), order, policy(rule(CheckKind.COMPANY_LIMIT, 100, days, false)))
                        .outcome()
                == Outcome.HELD;
    }

    @Test
    void a_payment_of_items_of_another_company_does_not_help() {
        CreditFile customer = customer(limit(40));
        Level company = Level.ofCompany("E", "East Ltd");
        List<DuePart> parts = List.of(new DuePart(TODAY.plusDays(10), minor(5)));
        var started = new Followed(customer, order(15, "E"));

        // of 45 due on the day 5 are paid: nobody knows whose
        assertThat(started.holdingAfter(new Advice.Pay(Level.CUSTOMER, 0, 0, minor(5), parts, List.of()), policy))
                .isNotEmpty();
        assertThat(started.holdingAfter(new Advice.Pay(company, 0, 0, minor(5), parts, List.of()), policy))
                .isEmpty();
    }

    @Test
    void without_a_limit_with_the_company_the_check_does_not_apply_and_the_main_company_has_one_like_others() {
        CheckResult of = result(Credit.check(customer(limit(40)), order(15, ""), policy), "company_limit");
        assertThat(of.because()).contains(NoMeasure.NO_LIMIT);

        CreditFile only = file(new LimitInForce.None(), main);
        Decision decision = Credit.check(only, order(15, ""), policy(rule(CheckKind.NO_LIMIT, 0, 0, false)));
        assertThat(decision.outcome()).isEqualTo(Outcome.HELD);
        assertThat(decision.headroom()).hasSize(1);
    }

    @Test
    void the_limit_with_a_company_never_deducts_securities() {
        assertThatThrownBy(() -> rule(CheckKind.COMPANY_LIMIT, 100, 0, true))
                .hasMessageContaining("Only limits of customers and groups deduct securities");
    }
}
