package io.ballast.engine.exposure;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an order, why, and what would release it.
 *
 * @param point step of the sale at which it was checked
 * @param risk the risk level whose checks were made
 * @param day of the check
 * @param terms that were asked for with the order
 * @param company code of the company of ours that sells; empty for the main one
 * @param results one for every rule that applies, in the order of the policy; of a rule about groups one for each
 * @param advice what would release a held order; empty unless it is held
 * @param headroom of the customer and of its groups up to the ultimate one, before the order
 * @param securities every security of the customer and of the members of its groups, counted or not and why
 * @param authority whose word the outcome is: that of the checks, or of a person who released the order or holds it
 */
public record Decision(
        Outcome outcome,
        CheckPoint point,
        RiskLevel risk,
        LocalDate day,
        Optional<PaymentTerms> terms,
        String company,
        List<CheckResult> results,
        List<Advice> advice,
        List<Headroom> headroom,
        List<SecurityCount> securities,
        Authority authority) {
    public Decision {
        results = List.copyOf(results);
        advice = List.copyOf(advice);
        headroom = List.copyOf(headroom);
        securities = List.copyOf(securities);
    }

    /** The same checks with the word of a person above them: a release ships the order, a hold by hand holds it. */
    public Decision by(Authority person) {
        return switch (person) {
            case CHECKS -> this;
            case RELEASED -> with(Outcome.APPROVED, List.of(), person);
            case HELD_BY_HAND -> with(Outcome.HELD, advice, person);
        };
    }

    private Decision with(Outcome other, List<Advice> toFollow, Authority whose) {
        return new Decision(other, point, risk, day, terms, company, results, toFollow, headroom, securities, whose);
    }

    /** Whether it is held because the policy has no checks at all. */
    public boolean isWithoutRules() {
        return outcome == Outcome.HELD
                && authority == Authority.CHECKS
                && results.stream().noneMatch(CheckResult::isHolding);
    }

    /** The checks that hold the order. */
    public List<CheckResult> holding() {
        return results.stream().filter(CheckResult::isHolding).toList();
    }

    /** What every check saw: with the policy it derives the results again. */
    public List<Observation> observations() {
        return results.stream().map(CheckResult::observation).toList();
    }

    /**
     * Whether this policy, given what was measured, grants the terms it was measured against, makes every check that
     * applies and comes to the same results, and those, or the person above them, to the same outcome.
     */
    public boolean follows(CheckPolicy policy) {
        List<String> codes = results.stream().map(CheckResult::code).distinct().toList();
        List<String> applying =
                policy.applying(point, risk).stream().map(CheckRule::code).toList();
        if (!codes.equals(applying)) {
            return false;
        }
        List<CheckResult> again = policy.judge(observations());
        boolean isGranted = results.stream().map(CheckResult::measured).allMatch(policy::grants);
        return isGranted && results.equals(again) && outcome == authority.over(policy.outcome(again));
    }
}
