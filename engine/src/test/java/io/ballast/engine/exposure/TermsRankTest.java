package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsCode;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Grade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer of grade BBB, granted 60 days and a deposit of 20 %, at 6 % a year. */
class TermsRankTest {
    private static final GrantedTerms GRANTED = new GrantedTerms(60, 20, 600);
    private static final CheckPolicy POLICY = policy(rule(CheckKind.TERMS_RANK, 5, 0, false))
            .granting(new TermsPolicy(List.of(
                    new TermsPolicy.Band(Grade.BBB, GRANTED),
                    new TermsPolicy.Band(Grade.D, new GrantedTerms(0, 100, 0)))));

    private static final Position NOTHING = new Position(List.of(), 0, 0, 0, List.of(), List.of());

    // five days more than granted are let pass
    @ParameterizedTest
    @CsvSource({
        "20%预付 + net 60, PASSED, 0", // 0.8 x 60 = 48
        "20%预付 + net 81, PASSED, 0", // 64.8, rounded up: 65
        "20%预付 + net 82, FAILED, 1", // 65.6, rounded up: 66
        "19%预付 + net 30, FAILED, 0", // only the deposit is too small
        "net 90, FAILED, 25", // 90 - 65, and no deposit
        "cia, PASSED, 0"
    })
    void terms_fail_beyond_the_days_or_below_the_deposit_of_the_grade(String code, Verdict verdict, long overshoot) {
        CheckResult result = check(Optional.of(terms(code)), POLICY).results().getFirst();
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.overshoot()).isEqualTo(overshoot);
        assertThat(result.threshold()).hasValue(65);
        assertThat(result.measured()).isEqualTo(new Measured.OfTerms(terms(code).rank(), Grade.BBB, GRANTED));
    }

    @Test
    void an_order_that_asks_for_too_much_is_told_what_would_do() {
        Decision decision = check(Optional.of(terms("net 90")), POLICY);
        assertThat(decision.outcome()).isEqualTo(Outcome.HELD);
        assertThat(decision.terms()).contains(terms("net 90"));
        assertThat(decision.advice()).containsExactly(new Advice.AgreeTerms(65, 20, List.of("terms_rank")));
    }

    @Test
    void terms_agreed_with_the_customer_count_where_the_order_asks_for_none() {
        CreditFile agreed = agreed(terms("net 90"));
        assertThat(Credit.check(agreed, order(Optional.empty()), POLICY).outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(Credit.check(agreed, order(Optional.of(terms("cia"))), POLICY)
                        .outcome())
                .isEqualTo(Outcome.APPROVED);
    }

    @Test
    void unknown_terms_and_a_policy_without_an_opinion_let_the_order_pass_and_say_so() {
        Decision unknown = check(Optional.empty(), POLICY);
        assertThat(unknown.results().getFirst().because()).contains(NoMeasure.NO_TERMS);
        Decision open = check(Optional.of(terms("net 720")), POLICY.granting(TermsPolicy.NONE));
        assertThat(open.results().getFirst().because()).contains(NoMeasure.NO_TERMS_GRANTED);
        assertThat(unknown.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(open.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void a_decision_is_told_from_one_under_a_policy_that_grants_other_terms() {
        Decision decision = check(Optional.of(terms("20%预付 + net 60")), POLICY);
        String text = DecisionText.write(decision);
        assertThat(text)
                .contains("terms=20%\\son\\sorder\\s+\\s80%\\snet\\s60")
                .contains("terms:48:2000:BBB:60:20:600");
        assertThat(DecisionText.read(text)).isEqualTo(decision);
        assertThat(decision.follows(POLICY)).isTrue();
        assertThat(decision.follows(POLICY.granting(TermsPolicy.standard()))).isFalse();
        assertThat(DecisionText.read(text.replace(":60:20:600", ":61:20:600")).follows(POLICY))
                .isFalse();
    }

    @Test
    void credit_costs_its_price_for_the_days_it_lasts() {
        // 100,000.00 x 6 % x 60 / 365 = 986.301
        assertThat(GRANTED.priceMinor(minor(100_000), 60)).isEqualTo(minor(986.30));
        assertThat(GRANTED.priceMinor(minor(100_000), 0)).isZero();
        assertThat(TermsPolicy.standard().granted(Grade.AA)).contains(new GrantedTerms(90, 0, 0));
        assertThat(TermsPolicy.standard().granted(Grade.BB)).contains(new GrantedTerms(60, 0, 400));
        assertThat(TermsPolicy.standard().granted(Grade.CC)).contains(new GrantedTerms(0, 100, 0));
    }

    private static Decision check(Optional<PaymentTerms> terms, CheckPolicy policy) {
        return Credit.check(file(limit(100), NOTHING), order(terms), policy);
    }

    private static OrderToCheck order(Optional<PaymentTerms> terms) {
        return new OrderToCheck("N", 100, Optional.empty(), CheckPoint.ORDER, terms);
    }

    private static CreditFile agreed(PaymentTerms terms) {
        CreditFile file = file(limit(100), NOTHING);
        return new CreditFile(
                file.day(),
                file.limit(),
                file.limitValidTo(),
                file.position(),
                file.groups(),
                file.isBlocked(),
                file.risk(),
                file.grade(),
                file.isInDefault(),
                file.assessmentAgeDays(),
                file.paymentIndex(),
                Optional.of(terms));
    }

    private static PaymentTerms terms(String code) {
        return ((TermsCode.Parsed.Known) TermsCode.parse(code)).terms();
    }
}
