package io.ballast.engine;

import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.limit.LimitAdvice;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.warning.Warning;
import java.time.LocalDate;
import java.util.List;

/**
 * What the engine says of one customer on one day, with everything needed to prove it.
 *
 * @param customer the customer's code
 * @param asOf day of the assessment
 * @param knowledge which rows spoke for that day
 * @param readings every indicator
 * @param score points with contributions that sum exactly
 * @param rating grade and probability of default
 * @param limit recommended credit limit, every method's opinion beside it
 * @param warnings rules that fired, in policy order
 * @param undecided codes of rules that could not be decided for want of data, in policy order
 * @param provenance engine version, policy hash, facts hash
 */
public record Assessment(
        String customer,
        LocalDate asOf,
        Knowledge knowledge,
        Readings readings,
        Score score,
        Rating rating,
        LimitAdvice limit,
        List<Warning> warnings,
        List<String> undecided,
        Provenance provenance) {
    public Assessment {
        warnings = List.copyOf(warnings);
        undecided = List.copyOf(undecided);
    }
}
