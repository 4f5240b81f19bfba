package io.ballast.server.portfolio;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.RuleBook;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The run whose results the pages show.
 *
 * @param id key
 * @param asOf day of the assessment
 * @param knowledge which rows spoke for that day
 * @param currency of every amount
 * @param finishedAt when it was published
 * @param policyCode policy it applied
 * @param rules warning rules of that policy
 * @param customersChanged how many customers' facts have changed since, 0 where not asked
 */
record RunShown(
        long id,
        LocalDate asOf,
        Knowledge knowledge,
        Currency currency,
        Instant finishedAt,
        String policyCode,
        RuleBook rules,
        int customersChanged) {
    private static final LocalDate ALL_RECORDINGS = LocalDate.of(9999, 12, 31);

    /** Last day of recording that counts. */
    LocalDate knownBy() {
        return switch (knowledge) {
            case AS_KNOWN_THEN -> asOf;
            case AS_KNOWN_NOW -> ALL_RECORDINGS;
        };
    }
}
