package io.ballast.engine.limit;

import io.ballast.engine.value.Text;
import java.util.OptionalLong;

/**
 * What one method would grant.
 *
 * @param method code of the method
 * @param amountMinor the limit in minor units, 0 or more; empty when the method cannot say
 * @param because the arithmetic with its figures, or what is missing
 */
public record LimitProposal(String method, OptionalLong amountMinor, Text because) {}
