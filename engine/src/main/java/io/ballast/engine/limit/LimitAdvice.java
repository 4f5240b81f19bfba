package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.OptionalLong;

/**
 * The recommended limit and every method's opinion beside it.
 *
 * @param currency currency of every amount
 * @param proposals one per method, in the order of {@link LimitMethod}
 * @param recommendedMinor the policy's pick, empty when no chosen method could say
 * @param pick which methods were picked, how they were combined and what capped the result
 */
public record LimitAdvice(
        Currency currency, List<LimitProposal> proposals, OptionalLong recommendedMinor, LimitPick pick) {
    public LimitAdvice {
        proposals = List.copyOf(proposals);
    }

    /** The way from the opinions to the recommendation, in words. */
    public Text because() {
        return pick.text(currency);
    }
}
