package io.ballast.engine.value;

import java.math.BigInteger;

/** A part of an amount: one multiplication and one division without loss in between. */
public final class Portion {
    private Portion() {}

    /**
     * Amount x numerator / denominator, rounded half-even to a whole minor unit.
     *
     * @param amountMinor minor units, any sign
     * @param numerator 0 or more
     * @param denominator positive
     * @throws ArithmeticException if the result does not fit 64 bits
     */
    public static long of(long amountMinor, long numerator, long denominator) {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException("Not a portion: " + numerator + " / " + denominator);
        }
        long high = Math.multiplyHigh(amountMinor, numerator);
        long low = amountMinor * numerator;
        if (high == low >> 63) {
            return divide(low, denominator);
        }
        return divide(BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(numerator)), denominator);
    }

    private static long divide(long product, long denominator) {
        long quotient = Math.floorDiv(product, denominator);
        long rest = Math.floorMod(product, denominator);
        long missing = denominator - rest;
        boolean isUp = rest > missing || (rest == missing && (quotient & 1) == 1);
        return isUp ? quotient + 1 : quotient;
    }

    private static long divide(BigInteger product, long denominator) {
        BigInteger divisor = BigInteger.valueOf(denominator);
        BigInteger rest = product.mod(divisor);
        BigInteger quotient = product.subtract(rest).divide(divisor);
        int side = rest.shiftLeft(1).compareTo(divisor);
        boolean isUp = side > 0 || (side == 0 && quotient.testBit(0));
        return (isUp ? quotient.add(BigInteger.ONE) : quotient).longValueExact();
    }
}
