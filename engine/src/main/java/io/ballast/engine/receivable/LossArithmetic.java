package io.ballast.engine.receivable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share of an amount, rounded once. */
final class LossArithmetic {
    private LossArithmetic() {}

    /** The exact product of the amount and the double's exact value, rounded half-even to a minor unit. */
    static long share(long amountMinor, double share) {
        return BigDecimal.valueOf(amountMinor)
                .multiply(new BigDecimal(share))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
