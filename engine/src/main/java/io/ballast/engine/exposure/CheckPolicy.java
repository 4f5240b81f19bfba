package io.ballast.engine.exposure;

import io.ballast.engine.receivable.ExceededWhen;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How orders are checked.
 *
 * @param exceeded when a limit is exceeded; other thresholds are kept at equality
 * @param deductsUnappliedCash whether unapplied cash reduces the exposure
 * @param deductsUnappliedCredit whether unapplied credit memos do
 * @param bills how much of unpaid bills counts
 * @param rules in the order in which their results shall stand; without any, every order is held
 * @param terms which terms each grade is granted
 * @param strategy which waiting orders the system lets go first when there is headroom again
 */
public record CheckPolicy(
        ExceededWhen exceeded,
        boolean deductsUnappliedCash,
        boolean deductsUnappliedCredit,
        BillShares bills,
        List<CheckRule> rules,
        TermsPolicy terms,
        Strategy strategy) {
    /** What a policy says that names no strategy. */
    public static final Strategy USUAL = Strategy.FIFO_WITH_SKIP;

    /** What a policy says that was written before there were checks: nothing, so every order is held. */
    public static final CheckPolicy NONE =
            new CheckPolicy(ExceededWhen.ABOVE, false, true, BillShares.USUAL, List.of(), TermsPolicy.NONE, USUAL);

    private static final int MOST_RULES = 200;

    public CheckPolicy {
        rules = List.copyOf(rules);
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("A policy has at most " + MOST_RULES + " checks, not " + rules.size());
        }
        Set<String> codes = new HashSet<>();
        for (CheckRule rule : rules) {
            if (!codes.add(rule.code())) {
                throw new IllegalArgumentException("Two checks are called " + rule.code());
            }
        }
    }

    /** The checks the product starts with; the flags are those of every exposure that the product shows. */
    public static CheckPolicy standard(Currency currency) {
        return new CheckPolicy(
                ExceededWhen.ABOVE,
                false,
                true,
                BillShares.USUAL,
                StandardChecks.of(currency),
                TermsPolicy.standard(),
                USUAL);
    }

    /** The same checks with other terms by grade. */
    public CheckPolicy granting(TermsPolicy others) {
        return new CheckPolicy(exceeded, deductsUnappliedCash, deductsUnappliedCredit, bills, rules, others, strategy);
    }

    /** The same checks with another strategy. */
    public CheckPolicy following(Strategy other) {
        return new CheckPolicy(exceeded, deductsUnappliedCash, deductsUnappliedCredit, bills, rules, terms, other);
    }

    /** The same checks when other shares of bills count. */
    public CheckPolicy counting(BillShares others) {
        return new CheckPolicy(exceeded, deductsUnappliedCash, deductsUnappliedCredit, others, rules, terms, strategy);
    }

    /** Whether this policy grants what was measured against. */
    boolean grants(Measured measured) {
        return !(measured instanceof Measured.OfTerms(var asked, Grade grade, GrantedTerms granted))
                || terms.granted(grade).equals(Optional.of(granted));
    }

    /** The rules that apply at a point to a customer of this risk level, in order. */
    public List<CheckRule> applying(CheckPoint point, RiskLevel risk) {
        return rules.stream().filter(rule -> rule.applies(point, risk)).toList();
    }

    /** The smallest share of the portfolio, percent, that a check asks of customers of this risk; empty without one. */
    public OptionalLong capPercent(RiskLevel risk) {
        return rules.stream()
                .filter(rule ->
                        rule.kind() == CheckKind.CONCENTRATION && rule.risks().contains(risk))
                .mapToLong(CheckRule::threshold)
                .min();
    }

    /** One result for each of these observations. It is an error to observe what no rule asks for. */
    public List<CheckResult> judge(List<Observation> observations) {
        Map<String, CheckRule> byCode = new HashMap<>();
        rules.forEach(rule -> byCode.put(rule.code(), rule));
        List<CheckResult> results = new ArrayList<>(observations.size());
        for (Observation seen : observations) {
            CheckRule rule = Optional.ofNullable(byCode.get(seen.code()))
                    .orElseThrow(() -> new IllegalArgumentException("No check is called " + seen.code()));
            results.add(Judging.of(rule, exceeded, seen));
        }
        return results;
    }

    /** What becomes of an order with these results. A policy without rules holds it. */
    public Outcome outcome(List<CheckResult> results) {
        if (rules.isEmpty() || results.stream().anyMatch(CheckResult::isHolding)) {
            return Outcome.HELD;
        }
        return results.stream().anyMatch(CheckResult::isFailed) ? Outcome.WARNED : Outcome.APPROVED;
    }
}
