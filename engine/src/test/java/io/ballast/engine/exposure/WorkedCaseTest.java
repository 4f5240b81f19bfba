package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.due;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.result;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.ExceededWhen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked case of docs/order-checks.md, step by step. */
class WorkedCaseTest {
    private static final CheckPolicy POLICY = policy(
            rule(CheckKind.STATIC_LIMIT, 100, 0, false),
            rule(CheckKind.STATIC_LIMIT, 100, 0, true),
            rule(CheckKind.DYNAMIC_LIMIT, 100, 60, false));
    private static final Security GUARANTEE = new Security("G7", minor(25_000), 0.9, minor(25_000), TODAY.plusYears(1));
    private static final Security EXPIRED = new Security("G8", minor(40_000), 1, minor(40_000), TODAY.minusDays(1));
    private static final Commitment O1 = new Commitment("O1", TODAY.plusDays(5), minor(20_000), false);
    private static final Commitment O2 = new Commitment("O2", TODAY.plusDays(75), minor(30_000), false);
    private static final Commitment O3 = new Commitment("O3", TODAY.plusDays(2), minor(4_000), false);
    private static final List<DueAmount> RECEIVABLES = List.of(due(12, 18_000), due(-20, 40_000));

    @Test
    void gross_dynamic_and_net_are_as_worked_out() {
        // 40,000 + 18,000 - 3,000 - 5,000 + 12,000 + 20,000 + 30,000 + 4,000 = 116,000
        assertThat(worked().grossMinor(POLICY)).isEqualTo(minor(116_000));
        // O2 ships on day 75, beyond 60: 116,000 - 30,000 = 86,000
        assertThat(worked().dynamicMinor(POLICY, TODAY, 60)).isEqualTo(minor(86_000));
        // the guarantee counts 25,000 x 0.9 = 22,500, the expired one nothing: 116,000 - 22,500 = 93,500
        assertThat(worked().netMinor(POLICY, TODAY)).isEqualTo(minor(93_500));
        assertThat(worked().netDynamicMinor(POLICY, TODAY, 60)).isEqualTo(minor(63_500));
    }

    @Test
    void a_new_order_fails_the_static_checks_and_passes_the_dynamic_one() {
        Decision decision =
                Credit.check(file(limit(100_000), worked()), order("N1", 10_000, 10, CheckPoint.ORDER), POLICY);

        assertThat(decision.outcome()).isEqualTo(Outcome.HELD);
        // 116,000 + 10,000 - 100,000 = 26,000
        assertThat(result(decision, "static_limit").overshoot()).isEqualTo(minor(26_000));
        // 93,500 + 10,000 - 100,000 = 3,500
        assertThat(result(decision, "static_limit_net").overshoot()).isEqualTo(minor(3_500));
        // 86,000 + 10,000 = 96,000
        assertThat(result(decision, "dynamic_limit").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result(decision, "dynamic_limit").measured())
                .isEqualTo(new Measured.AgainstLimit(minor(96_000), limit(100_000)));
        assertThat(decision.headroom())
                .containsExactly(new Headroom(Level.CUSTOMER, limit(100_000), minor(116_000), minor(93_500)));
        assertThat(decision.headroom().getFirst().availableMinor()).hasValue(minor(-16_000));
    }

    @Test
    void delivering_and_invoicing_keep_the_exposure_and_paying_lowers_it_also_in_parts() {
        for (double part : new double[] {20_000, 12_345.67}) {
            Position delivered = position(RECEIVABLES, 12_000 + part, List.of(reduced(O1, part), O2, O3));
            assertThat(delivered.grossMinor(POLICY)).isEqualTo(minor(116_000));

            List<DueAmount> invoiced = new ArrayList<>(RECEIVABLES);
            invoiced.add(due(-35, part));
            assertThat(position(invoiced, 12_000, List.of(reduced(O1, part), O2, O3))
                            .grossMinor(POLICY))
                    .isEqualTo(minor(116_000));

            assertThat(position(RECEIVABLES, 12_000, List.of(reduced(O1, part), O2, O3))
                            .grossMinor(POLICY))
                    .isEqualTo(minor(116_000) - minor(part)); // 96,000 once all of O1 is paid
        }
    }

    @Test
    void closing_an_order_takes_its_exposure_away_and_reopening_brings_it_back() {
        Position closed = position(RECEIVABLES, 12_000, List.of(O1, O3));

        assertThat(closed.grossMinor(POLICY)).isEqualTo(minor(86_000));
        assertThat(closed.withCommitments(List.of(O1, O3, O2)).grossMinor(POLICY))
                .isEqualTo(minor(116_000));
    }

    @Test
    void delivering_an_order_that_is_in_the_position_does_not_count_it_twice() {
        for (CheckPoint point : List.of(CheckPoint.DELIVERY, CheckPoint.GOODS_ISSUE)) {
            assertThat(worked().with(order("O1", 20_000, 0, point)).grossMinor(POLICY))
                    .isEqualTo(minor(116_000));
            assertThat(worked().with(order("O1", 8_000, 0, point)).grossMinor(POLICY))
                    .isEqualTo(minor(116_000));
            // 1,000 more is delivered than was ordered
            assertThat(worked().with(order("O1", 21_000, 0, point)).grossMinor(POLICY))
                    .isEqualTo(minor(117_000));
            // 10,000 of O2 ship now and not on day 75: 86,000 + 10,000
            assertThat(worked().with(order("O2", 10_000, 0, point)).dynamicMinor(POLICY, TODAY, 60))
                    .isEqualTo(minor(96_000));
        }
        assertThat(worked().with(order("O1", 20_000, 0, CheckPoint.ORDER)).grossMinor(POLICY))
                .isEqualTo(minor(136_000));
        assertThat(worked().without("O1").grossMinor(POLICY)).isEqualTo(minor(96_000));
    }

    @Test
    void an_order_at_the_limit_passes_and_a_cent_over_fails() {
        CheckPolicy strict = policy(ExceededWhen.AT_OR_ABOVE, rule(CheckKind.STATIC_LIMIT, 100, 0, false));
        CheckPolicy usual = policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false));
        CreditFile file = file(limit(126_000), worked()); // 116,000 + 10,000

        assertThat(check(file, 10_000, usual).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(check(file, 10_000.01, usual).outcome()).isEqualTo(Outcome.HELD);
        assertThat(result(check(file, 10_000.01, usual), "static_limit").overshoot())
                .isEqualTo(1);
        assertThat(check(file, 9_999.99, strict).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(check(file, 10_000, strict).outcome()).isEqualTo(Outcome.HELD);
        assertThat(result(check(file, 10_000, strict), "static_limit").overshoot())
                .isEqualTo(1);
    }

    @Test
    void a_limit_has_three_states_beside_an_amount() {
        CheckPolicy policy = policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false), rule(CheckKind.NO_LIMIT, 0, 0, false));

        Decision none = check(file(new LimitInForce.None(), worked()), 1, policy);
        assertThat(result(none, "static_limit").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(result(none, "static_limit").because()).contains(NoMeasure.NO_LIMIT);
        assertThat(result(none, "no_limit").isHolding()).isTrue();

        Decision zero = check(file(limit(0), Position.NOTHING), 0.01, policy);
        assertThat(zero.holding()).extracting(CheckResult::code).containsExactly("static_limit");

        Decision unlimited = check(file(new LimitInForce.Unlimited(), worked()), 1_000_000, policy);
        assertThat(unlimited.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(result(unlimited, "static_limit").threshold()).isEmpty();
    }

    @Test
    void a_policy_without_checks_holds_every_order_and_says_so() {
        Decision decision = check(file(limit(100_000), Position.NOTHING), 1, CheckPolicy.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.HELD);
        assertThat(decision.isWithoutRules()).isTrue();
        assertThat(decision.advice()).containsExactly(new Advice.WriteChecks());
    }

    private static Decision check(CreditFile file, double major, CheckPolicy policy) {
        return Credit.check(file, order("N1", major, 10, CheckPoint.ORDER), policy);
    }

    private static Position worked() {
        return position(RECEIVABLES, 12_000, List.of(O1, O2, O3));
    }

    private static Position position(List<DueAmount> receivables, double delivered, List<Commitment> commitments) {
        return new Position(
                receivables, minor(3_000), minor(5_000), minor(delivered), commitments, List.of(GUARANTEE, EXPIRED));
    }

    private static Commitment reduced(Commitment order, double byMajor) {
        return order.reduced(minor(byMajor));
    }
}
