package io.ballast.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.SampleFacts;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.limit.LimitAdvisor;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Money;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Customers whose score says BB, under a default after more than 90 days and a residue of 1 % and at most 100.00. */
class DefaultRuleTest {
    private static final Residue RESIDUE = Residue.standard(Currency.CNY);
    private static final Rating SCORED = new Rating(Grade.BB, Grade.BB, 0.02, Rating.Basis.COMPUTED);
    private static final DefaultRule RULE = new DefaultRule(90, 0);
    private static final DefaultRule WATCHED = new DefaultRule(90, 30);

    @Test
    void money_overdue_for_more_than_90_days_is_a_default_and_for_90_days_is_none() {
        assertThat(judge(RULE, sample().open(500_00, 120, 90))).isEqualTo(SCORED);
        assertThat(judge(RULE, sample().open(500_00, 121, 91))).isEqualTo(defaulted(500_00, 91));
    }

    @Test
    void amounts_add_up_and_the_oldest_says_for_how_long() {
        assertThat(judge(
                        RULE,
                        sample().open(500_00, 250, 200).open(300_00, 150, 100).open(900_00, 60, 30)))
                .isEqualTo(defaulted(800_00, 200)); // 500 + 300; the 900 are 30 days overdue
    }

    @Test
    void the_probability_is_one_and_the_recommended_limit_zero_with_the_reason() {
        var facts = sample().open(500_00, 250, 200).facts();
        Rating rating = RULE.judge(SCORED, facts, Indicators.read(facts, RESIDUE), RESIDUE);
        assertThat(rating.probabilityOfDefault()).isEqualTo(1);
        assertThat(rating.computed()).isEqualTo(Grade.BB);
        var advice = LimitAdvisor.advise(facts, rating, LimitPolicy.standard(facts.currency()));
        assertThat(advice.recommendedMinor()).hasValue(0);
        assertThat(advice.because().en()).endsWith("the customer is in default");
        assertThat(advice.because().zh()).endsWith("客户已违约");
    }

    @Test
    void disputed_items_and_residues_never_count() {
        assertThat(judge(RULE, sample().open(500_00, 250, 200).andDisputed(500_00, 10)))
                .isEqualTo(SCORED);
        // 100.00 of 10,000.00 are 1 % and no more than 100.00: a residue; one cent more is none
        assertThat(judge(RULE, sample().open(10_000_00, 250, 200).andSettled(SettlementKind.CASH, 9_900_00, 150)))
                .isEqualTo(SCORED);
        assertThat(judge(RULE, sample().open(10_000_00, 250, 200).andSettled(SettlementKind.CASH, 9_899_99, 150)))
                .isEqualTo(defaulted(100_01, 200));
    }

    @Test
    void money_received_and_not_applied_yet_counts_against_it() {
        assertThat(judge(RULE, sample().open(500_00, 250, 200).received(500_00, 5)))
                .isEqualTo(SCORED);
        assertThat(judge(RULE, sample().open(500_00, 250, 200).received(200_00, 5)))
                .isEqualTo(defaulted(300_00, 200)); // 500 - 200
        assertThat(judge(RULE, sample().open(500_00, 250, 200).received(400_00, 5)))
                .isEqualTo(SCORED); // 100.00 left are no more than the largest residue
    }

    @Test
    void the_grade_returns_to_the_score_with_the_payment_or_after_the_probation() {
        var paid10DaysAgo = sample().paid(500_00, 250, 200, 10); // 190 days late
        assertThat(judge(RULE, paid10DaysAgo)).isEqualTo(SCORED);
        LocalDate until = SampleFacts.DAY.plusDays(20); // 30 days after the payment
        assertThat(judge(WATCHED, paid10DaysAgo))
                .isEqualTo(new Rating(
                        Grade.BB, Grade.D, 1, Rating.Basis.DEFAULTED, Optional.of(new InDefault.Probation(until))));
        assertThat(judge(WATCHED, sample().paid(500_00, 250, 200, 29)).grade()).isEqualTo(Grade.D);
        assertThat(judge(WATCHED, sample().paid(500_00, 250, 200, 30))).isEqualTo(SCORED);
        assertThat(judge(WATCHED, sample().paid(500_00, 150, 100, 10))).isEqualTo(SCORED); // 90 days late
        assertThat(judge(
                        WATCHED,
                        sample().open(500_00, 250, 200)
                                .andDisputed(500_00, 100)
                                .andSettled(SettlementKind.CASH, 500_00, 10)))
                .isEqualTo(SCORED);
    }

    @Test
    void a_person_s_grade_stands_and_a_withheld_rating_does_not() {
        var facts = sample().open(500_00, 250, 200);
        var overridden = new Rating(Grade.BB, Grade.B, 0.02, Rating.Basis.OVERRIDDEN);
        var withheld = new Rating(Grade.BB, Grade.CCC, 0.02, Rating.Basis.WITHHELD);
        assertThat(judge(RULE, facts, overridden)).isEqualTo(overridden);
        assertThat(judge(RULE, facts, withheld).basis()).isEqualTo(Rating.Basis.DEFAULTED);
    }

    @Test
    void without_the_rule_nobody_is_in_default_and_a_rule_out_of_range_is_refused() {
        assertThat(judge(DefaultRule.NONE, sample().open(500_00, 999, 900))).isEqualTo(SCORED);
        for (int days : new int[] {-1, 1, 29, 721}) {
            assertThatThrownBy(() -> new DefaultRule(days, 0)).hasMessageContaining("30 to 720");
        }
        assertThatThrownBy(() -> new DefaultRule(90, 366)).hasMessageContaining("0 to 365");
        assertThatThrownBy(() -> new DefaultRule(0, 30)).hasMessageContaining("30 to 720");
        assertThatThrownBy(() -> new Rating(Grade.BB, Grade.D, 1, Rating.Basis.DEFAULTED))
                .hasMessageContaining("needs its reason");
    }

    @Test
    void it_says_how_much_for_how_long_and_until_when() {
        Currency currency = Currency.CNY;
        assertThat(RULE.because(new InDefault.Overdue(1_234_56, 123), currency))
                .isEqualTo(Text.of(
                        "违约：逾期超过 90 天的无争议款项 " + new Money(1_234_56, currency) + "，最久 123 天",
                        "in default: CNY 1234.56 undisputed and more than 90 days overdue, the oldest for 123 days"));
        assertThat(WATCHED.because(new InDefault.Probation(LocalDate.of(2026, 12, 31)), currency)
                        .en())
                .isEqualTo(
                        "the debt in default is paid; after 30 days of probation the grade comes from the score again"
                                + " on 2026-12-31");
    }

    private static SampleFacts sample() {
        return SampleFacts.of("Aurora");
    }

    private static Rating judge(DefaultRule rule, SampleFacts sample) {
        return judge(rule, sample, SCORED);
    }

    private static Rating judge(DefaultRule rule, SampleFacts sample, Rating rating) {
        var facts = sample.facts();
        return rule.judge(rating, facts, Indicators.read(facts, RESIDUE), RESIDUE);
    }

    private static Rating defaulted(long amountMinor, int days) {
        return new Rating(
                Grade.BB, Grade.D, 1, Rating.Basis.DEFAULTED, Optional.of(new InDefault.Overdue(amountMinor, days)));
    }
}
