package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.value.Currency;
import org.springframework.stereotype.Component;

/** The warning rules as the policy of a run or an alert had them: a door for whoever shows or raises warnings. */
@Component
public class RuleBooks {
    private final PoliciesOfRuns policies;

    RuleBooks(PoliciesOfRuns policies) {
        this.policies = policies;
    }

    /**
     * The rules of the policy with this hash.
     *
     * @param currency reporting currency of the run, which may have been judged by the standard policy of its currency
     */
    public RuleBook of(String policyHash, Currency currency) {
        return policies.of(policyHash, currency)
                .map(Policy::warnings)
                .map(RuleBook::of)
                .orElse(RuleBook.EMPTY);
    }
}
