package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.due;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.grouped;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.ExceededWhen;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One name, and all names under one control, may owe so many percent of what all customers owe. */
class ConcentrationTest {
    private static final LocalDate LAST_NIGHT = TODAY.minusDays(1);
    private static final CheckPolicy TEN_PERCENT = policy(rule(CheckKind.CONCENTRATION, 10, 0, false));

    /** 70 of its own, 25 beside it in its group, of 1,000 in all. */
    private static CreditFile customer(Optional<PortfolioFile> portfolio) {
        CreditFile plain = grouped(file(limit(500), owing(70)), new LimitInForce.None(), owing(25));
        return new CreditFile(
                plain.day(),
                plain.limit(),
                plain.limitValidTo(),
                plain.position(),
                plain.companies(),
                plain.kinds(),
                plain.groups(),
                plain.isBlocked(),
                plain.risk(),
                plain.grade(),
                plain.isInDefault(),
                plain.assessmentAgeDays(),
                plain.paymentIndex(),
                plain.terms(),
                portfolio);
    }

    private static Position owing(double major) {
        return new Position(List.of(due(-10, major)), 0, 0, 0, List.of(), List.of());
    }

    private static Decision check(double orderMajor, CheckPolicy policy) {
        var all = new PortfolioFile(minor(1_000), LAST_NIGHT);
        return Credit.check(customer(Optional.of(all)), order("N", orderMajor, 5, CheckPoint.ORDER), policy);
    }

    @Test
    void a_name_and_its_group_are_held_against_a_share_of_the_whole_portfolio() {
        Decision decision = check(40, TEN_PERCENT);

        CheckResult name = decision.results().getFirst();
        assertThat(name.measured()).isEqualTo(new Measured.OfPortfolio(minor(110), minor(1_000))); // 70 + 40
        assertThat(name.threshold()).hasValue(minor(100));
        assertThat(name.overshoot()).isEqualTo(minor(10));
        assertThat(name.dataDay()).isEqualTo(LAST_NIGHT);
        CheckResult group = decision.results().getLast();
        assertThat(group.key()).isEqualTo("concentration@1");
        assertThat(group.overshoot()).isEqualTo(minor(35)); // 70 + 25 + 40 - 100
        List<String> both = List.of("concentration", "concentration@1");
        assertThat(decision.advice())
                .contains(new Advice.CutOrder(minor(5), both))
                .anyMatch(advice -> advice instanceof Advice.Pay pay
                        && pay.payer().equals(Level.CUSTOMER)
                        && pay.clears().equals(both));
    }

    @Test
    void exactly_the_share_passes_and_a_cent_more_does_not_whatever_the_policy_says_of_limits() {
        CheckPolicy strict = policy(ExceededWhen.AT_OR_ABOVE, rule(CheckKind.CONCENTRATION, 10, 0, false));
        assertThat(check(5, TEN_PERCENT).outcome()).isEqualTo(Outcome.APPROVED); // 70 + 25 + 5
        assertThat(check(5, strict).outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(check(5.01, TEN_PERCENT).holding())
                .extracting(CheckResult::key)
                .containsExactly("concentration@1");
    }

    @Test
    void a_fraction_of_a_cent_of_the_share_is_not_given_away() {
        var odd = new PortfolioFile(99, LAST_NIGHT);
        CreditFile file = customer(Optional.of(odd));
        CheckPolicy policy = policy(rule(CheckKind.CONCENTRATION, 33, 0, false));
        Decision decision = Credit.check(file, order("N", 1, 5, CheckPoint.ORDER), policy);
        assertThat(decision.results().getFirst().threshold()).hasValue(32); // 32.67
    }

    @Test
    void nothing_known_of_the_portfolio_is_not_a_portfolio_of_nothing() {
        Decision decision = Credit.check(customer(Optional.empty()), order("N", 900, 5, CheckPoint.ORDER), TEN_PERCENT);
        assertThat(decision.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(decision.results()).hasSize(1);
        assertThat(decision.results().getFirst().because()).hasValue(NoMeasure.NO_PORTFOLIO);
        assertThatThrownBy(() -> new PortfolioFile(0, TODAY)).hasMessageContaining("without exposure: 0");
    }

    @Test
    void where_nobody_may_pay_less_than_is_open_only_a_smaller_order_helps() {
        Position delivered = new Position(List.of(), 0, 0, minor(95), List.of(), List.of());
        CreditFile owes = customer(Optional.of(new PortfolioFile(minor(1_000), LAST_NIGHT)));
        CheckPolicy plain = new CheckPolicy(
                ExceededWhen.ABOVE,
                false,
                true,
                BillShares.USUAL,
                List.of(rule(CheckKind.CONCENTRATION, 10, 0, false)),
                TEN_PERCENT.terms(),
                CheckPolicy.USUAL);
        CreditFile file =
                owes.withBeside(owes.levels().getLast(), Position.NOTHING).withPosition(delivered);
        assertThat(Credit.check(file, order("N", 40, 5, CheckPoint.ORDER), plain)
                        .advice())
                .containsExactly(new Advice.CutOrder(minor(5), List.of("concentration", "concentration@1")));
    }

    @Test
    void a_cap_is_a_share_above_nothing_and_at_most_all() {
        assertThatThrownBy(() -> rule(CheckKind.CONCENTRATION, 0, 0, false)).hasMessageContaining("out of range: 0");
        assertThatThrownBy(() -> rule(CheckKind.CONCENTRATION, 101, 0, false)).hasMessageContaining("101");
        assertThatThrownBy(() -> rule(CheckKind.CONCENTRATION, 10, 0, true)).hasMessageContaining("deduct securities");
    }
}
