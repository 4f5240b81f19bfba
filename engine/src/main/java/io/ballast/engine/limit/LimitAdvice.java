package io.ballast.engine.limit;

import io.ballast.engine.value.Text;
import java.util.List;
import java.util.OptionalLong;

/**
 * The recommended limit and every method's opinion beside it.
 *
 * @param proposals one per method, in policy order
 * @param recommendedMinor the policy's pick, empty when no method could say
 * @param because which methods were picked, how they were combined and what capped the result
 */
public record LimitAdvice(List<LimitProposal> proposals, OptionalLong recommendedMinor, Text because) {
    public LimitAdvice {
        proposals = List.copyOf(proposals);
    }
}
