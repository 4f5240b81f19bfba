package io.ballast.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The worked figures are those of a textbook customer: net worth 1.2 m, references 50/80/60 k, sales 600 k a year. */
class LimitAdvisorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Rating BB = new Rating(Grade.BB, Grade.BB, 0.0165, Rating.Basis.COMPUTED);
    private static final Rating CC = new Rating(Grade.CC, Grade.CC, 0.2, Rating.Basis.COMPUTED);
    private static final LimitPolicy STANDARD = LimitPolicy.standard(Currency.CNY);

    @Test
    void ten_percent_of_a_net_worth_of_1_200_000_is_120_000() {
        assertAmount(120_000_00, LimitMethod.NET_WORTH, terms(360));
    }

    @Test
    void ten_percent_of_a_working_capital_of_400_000_is_40_000() {
        assertAmount(40_000_00, LimitMethod.WORKING_CAPITAL, terms(360));
    }

    @Test
    void sales_of_600_000_at_45_days_and_20_percent_tax_need_90_000_on_360_days_and_88_767_on_365() {
        assertAmount(90_000_00, LimitMethod.NEED, terms(360)); // 600,000 / 360 x 45 x 1.2
        assertAmount(88_767_12, LimitMethod.NEED, terms(365)); // 600,000 / 365 x 45 x 1.2 = 88,767.123
    }

    @Test
    void ten_percent_of_average_monthly_sales_of_50_000_is_5_000() {
        assertAmount(5_000_00, LimitMethod.MONTHLY_SALES, terms(360)); // 600,000 / 12 x 10 %
    }

    @Test
    void the_median_of_references_of_50_80_and_60_thousand_is_60_000() {
        assertAmount(60_000_00, LimitMethod.TRADE_REFERENCES, terms(360));
    }

    @Test
    void the_mean_of_120_60_and_90_thousand_is_90_000_the_smallest_60_000() {
        assertThat(pickOfThree(Combination.MEAN)).hasValue(90_000_00); // 270,000 / 3
        assertThat(pickOfThree(Combination.MIN)).hasValue(60_000_00);
        assertThat(pickOfThree(Combination.MEDIAN)).hasValue(90_000_00);
    }

    @Test
    void a_grade_bb_of_medium_size_gets_60_percent_of_the_tables_two_million() {
        assertAmount(1_200_000_00, LimitMethod.RATING_SIZE, terms(360));
    }

    @Test
    void an_insurer_limit_of_200_000_carries_ten_percent_of_our_own() {
        Standing insured = new Standing(
                new LimitInForce.None(), OptionalInt.of(45), Optional.empty(), false, OptionalLong.of(200_000_00));

        assertThat(proposal(LimitMethod.INSURER, facts(insured), BB, STANDARD).amountMinor())
                .hasValue(220_000_00);
        assertThat(proposal(LimitMethod.INSURER, facts(), BB, STANDARD)
                        .because()
                        .en())
                .isEqualTo("no insurer was asked");
    }

    /** Baa 0.43 % of 15 m: 64.5k + 2,250k <= 2,700k; Ba 1.65 % of 10 m: 165k + 1,500k <= 1,800k; B 5.57 % > 3 %. */
    @Test
    void the_margin_carries_a_limit_while_expected_loss_and_cost_stay_below_it() {
        var baa = new Arithmetic.Economic(0.0043, 10_000, 1500, 1800, 15_000_000_00L);
        var ba = new Arithmetic.Economic(0.0165, 10_000, 1500, 1800, 10_000_000_00L);
        var b = new Arithmetic.Economic(0.0557, 10_000, 1500, 1800, 10_000_000_00L);

        assertThat(baa.amountMinor()).isEqualTo(15_000_000_00L);
        assertThat(ba.amountMinor()).isEqualTo(10_000_000_00L);
        assertThat(b.amountMinor()).isZero();
        assertThat(baa.text(Currency.CNY).en())
                .isEqualTo("Of 15,000,000: expected loss + cost against margin, 64,500 + 2,250,000 ≤ 2,700,000");
        assertThat(ba.text(Currency.CNY).zh()).endsWith("165,000 + 1,500,000 ≤ 1,800,000");
    }

    @Test
    void every_proposal_writes_its_sum_out_in_both_languages() {
        LimitPolicy policy = with(STANDARD, terms(365));

        assertThat(proposal(LimitMethod.NEED, facts(), BB, policy).because().en())
                .isEqualTo("Sales 600,000 ÷ 365 × 45 × 1.2 = 88,767.12");
        assertThat(proposal(LimitMethod.NET_WORTH, facts(), BB, policy)
                        .because()
                        .zh())
                .isEqualTo("有形净资产 1,200,000 × 10 % = 120,000");
        assertThat(proposal(LimitMethod.TRADE_REFERENCES, facts(), BB, policy)
                        .because()
                        .en())
                .isEqualTo("Median of 50,000 / 60,000 / 80,000 = 60,000");
        assertThat(LimitAdvisor.advise(facts(), BB, policy).because().en())
                .isEqualTo("Share of tangible net worth, Need, Grade by size table: smallest = 88,767.12; as combined");
    }

    @Test
    void no_customer_gets_more_than_the_cap_and_amounts_are_rounded_down() {
        assertThat(LimitAdvisor.advise(facts(), BB, with(STANDARD, terms(365))).recommendedMinor())
                .hasValue(88_000_00); // 88,767.12 down to a whole thousand
        LimitPolicy capped = picking(Combination.MEAN, OptionalLong.of(50_000));
        LimitAdvice advice = LimitAdvisor.advise(facts(), BB, capped);
        assertThat(advice.recommendedMinor()).hasValue(50_000_00);
        assertThat(advice.because().en()).endsWith("mean = 90,000; capped for any one customer 50,000");
    }

    @Test
    void a_bad_grade_or_a_stop_gets_nothing_whatever_the_methods_say() {
        assertThat(LimitAdvisor.advise(facts(), CC, STANDARD).recommendedMinor())
                .hasValue(0);
        var stopped = new Standing(new LimitInForce.None(), OptionalInt.of(45), Optional.empty(), true);
        LimitAdvice advice = LimitAdvisor.advise(facts(stopped), BB, STANDARD);
        assertThat(advice.recommendedMinor()).hasValue(0);
        assertThat(advice.pick().end()).isEqualTo(LimitPick.End.STOPPED);
    }

    @Test
    void nothing_is_recommended_in_a_currency_the_policy_does_not_speak() {
        LimitAdvice advice = LimitAdvisor.advise(facts(), BB, STANDARD.in(Currency.of("USD")));

        assertThat(advice.recommendedMinor()).isEmpty();
        assertThat(advice.proposals().get(LimitMethod.RATING_SIZE.ordinal()).amountMinor())
                .isEmpty();
        assertThat(advice.proposals().get(LimitMethod.NET_WORTH.ordinal()).amountMinor())
                .hasValue(120_000_00);
    }

    @Test
    void a_customer_of_whom_nothing_is_known_gets_reasons_instead_of_zeros() {
        var nobody = new CustomerFacts(
                "Celestia",
                TODAY,
                Knowledge.AS_KNOWN_NOW,
                Currency.CNY,
                Profile.unknown(),
                Standing.none(),
                new LedgerBuilder().build(),
                Optional.empty());
        LimitPolicy need = new LimitPolicy(
                Currency.CNY,
                MethodTerms.standard(),
                STANDARD.table(),
                Combination.MIN,
                List.of(LimitMethod.NEED),
                OptionalLong.empty(),
                1,
                Grade.CC);
        LimitAdvice advice = LimitAdvisor.advise(nobody, BB, need);

        assertThat(advice.recommendedMinor()).isEmpty();
        assertThat(advice.because().en()).isEqualTo("none of the chosen methods could say");
        assertThat(advice.proposals())
                .filteredOn(proposal -> proposal.amountMinor().isPresent())
                .extracting(LimitProposal::method)
                .containsExactly(LimitMethod.RATING_SIZE, LimitMethod.ECONOMIC);
    }

    @Test
    void a_new_customer_needs_our_share_of_what_it_says_it_buys() {
        CustomerFacts withSales = facts();
        var fresh = new CustomerFacts(
                "Dione",
                TODAY,
                Knowledge.AS_KNOWN_NOW,
                Currency.CNY,
                withSales.profile(),
                withSales.standing(),
                new LedgerBuilder().build(),
                Optional.empty());

        // 20 % of declared purchases of 1,000,000 a year, at 45 days: 200,000 / 365 x 45 = 24,657.53
        assertThat(proposal(LimitMethod.NEED, fresh, BB, STANDARD).amountMinor())
                .hasValue(24_657_53);
    }

    @Test
    void sales_of_a_short_history_are_divided_by_its_days_but_never_by_fewer_than_ninety() {
        assertThat(SalesPace.of(factsWithSale(TODAY.minusDays(119)))).isEqualTo(new SalesPace(600_000_00, 120));
        assertThat(SalesPace.of(factsWithSale(TODAY))).isEqualTo(new SalesPace(600_000_00, 90));
        assertThat(SalesPace.of(factsWithSale(TODAY.plusDays(1))).salesMinor()).isZero();
    }

    @Test
    void impossible_policies_are_refused() {
        assertThatThrownBy(() -> terms(300)).hasMessage("A year has 360 or 365 days in credit arithmetic: 300");
        assertThatThrownBy(() -> new RatingSizeTable(1, 1, 1, 1, 1, List.of(10, 20, 0, 0, 0, 0, 0, 0, 0, 0)))
                .hasMessageContaining("never rise");
    }

    private static OptionalLong pickOfThree(Combination combination) {
        return LimitAdvisor.advise(facts(), BB, picking(combination, OptionalLong.empty()))
                .recommendedMinor();
    }

    private static LimitPolicy picking(Combination combination, OptionalLong capMajor) {
        return new LimitPolicy(
                Currency.CNY,
                terms(360),
                STANDARD.table(),
                combination,
                List.of(LimitMethod.NET_WORTH, LimitMethod.TRADE_REFERENCES, LimitMethod.NEED),
                capMajor,
                1_000,
                Grade.CC);
    }

    private static LimitPolicy with(LimitPolicy policy, MethodTerms terms) {
        return new LimitPolicy(
                policy.currency(),
                terms,
                policy.table(),
                policy.combination(),
                policy.chosen(),
                policy.capMajor(),
                policy.roundingMajor(),
                policy.noCreditFrom());
    }

    private static MethodTerms terms(int daysPerYear) {
        return new MethodTerms(1000, 1000, 1000, daysPerYear, 2000, 2000, 1000, 10_000, 1500, 1800);
    }

    private static void assertAmount(long expectedMinor, LimitMethod method, MethodTerms terms) {
        assertThat(proposal(method, facts(), BB, with(STANDARD, terms)).amountMinor())
                .hasValue(expectedMinor);
    }

    private static LimitProposal proposal(LimitMethod method, CustomerFacts facts, Rating rating, LimitPolicy policy) {
        return LimitAdvisor.advise(facts, rating, policy).proposals().get(method.ordinal());
    }

    private static CustomerFacts facts() {
        return facts(new Standing(new LimitInForce.None(), OptionalInt.of(45), Optional.empty(), false));
    }

    /** 400,000 sold 400 days ago are outside the window, 600,000 within it. */
    private static CustomerFacts facts(Standing standing) {
        var ledger = new LedgerBuilder()
                .add(invoice("1", TODAY.minusDays(400), 400_000_00))
                .add(invoice("2", TODAY.minusDays(364), 250_000_00))
                .add(invoice("3", TODAY, 350_000_00));
        return facts(standing, ledger);
    }

    private static CustomerFacts factsWithSale(LocalDate day) {
        return facts(Standing.none(), new LedgerBuilder().add(invoice("1", day, 600_000_00)));
    }

    private static CustomerFacts facts(Standing standing, LedgerBuilder ledger) {
        var profile = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.of("M"),
                Optional.empty(),
                OptionalLong.of(1_000_000_00),
                OptionalLong.of(1_200_000_00),
                OptionalLong.of(400_000_00),
                List.of(50_000_00L, 80_000_00L, 60_000_00L),
                1,
                1);
        return new CustomerFacts(
                "Textbook",
                TODAY,
                Knowledge.AS_KNOWN_NOW,
                Currency.CNY,
                profile,
                standing,
                ledger.build(),
                Optional.empty());
    }

    private static Invoice invoice(String number, LocalDate day, long amountMinor) {
        int issued = Days.epochDay(day);
        return new Invoice(number, issued, issued + 45, issued, amountMinor, false);
    }
}
