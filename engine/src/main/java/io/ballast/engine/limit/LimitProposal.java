package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import java.util.OptionalLong;

/**
 * What one method would grant.
 *
 * @param method the method
 * @param currency currency of all its figures
 * @param arithmetic the figures it worked with, or what is missing
 */
public record LimitProposal(LimitMethod method, Currency currency, Arithmetic arithmetic) {

    /** The limit in minor units, 0 or more; empty when the method cannot say. */
    public OptionalLong amountMinor() {
        return arithmetic instanceof Arithmetic.Missing
                ? OptionalLong.empty()
                : OptionalLong.of(arithmetic.amountMinor());
    }

    /** The arithmetic with its figures, or what is missing. */
    public Text because() {
        return arithmetic.text(currency);
    }
}
