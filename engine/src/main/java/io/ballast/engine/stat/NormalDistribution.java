package io.ballast.engine.stat;

/**
 * The standard normal distribution.
 *
 * <ul>
 *   <li>error: relative about 1e-13 in {@link #below} and {@link #above}, 1e-12 in {@link #quantile}
 *   <li>source: docs/sources.md#distributions
 * </ul>
 */
public final class NormalDistribution {
    private static final double SQRT_2 = 1.4142135623730951;
    private static final double SQRT_2_PI = 2.5066282746310002;
    private static final int MOST_STEPS = 60;

    private NormalDistribution() {}

    /** The share of the distribution below z, 0..1. */
    public static double below(double z) {
        return above(-z);
    }

    /** The share above z, 0..1, exact far into the tail. */
    public static double above(double z) {
        double half = ChiSquareDistribution.above(z * z, 1) / 2;
        return z >= 0 ? half : 1 - half;
    }

    public static double density(double z) {
        return StrictMath.exp(-z * z / 2) / SQRT_2_PI;
    }

    /** The chance of a value at least as far from 0 as z, 0..1: the p-value of a z statistic. */
    public static double beyond(double z) {
        return ChiSquareDistribution.above(z * z, 1);
    }

    /**
     * The z below which this share lies.
     *
     * @param share between 0 and 1, both excluded
     */
    public static double quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("A quantile needs a share between 0 and 1: " + share);
        }
        boolean isUpper = share > 0.5;
        double tail = isUpper ? 1 - share : share;
        double z = firstGuess(tail);
        for (int step = 0; step < MOST_STEPS; step++) {
            double excess = (above(z) - tail) / density(z);
            double next = z + excess / (1 + z * excess / 2);
            if (Math.abs(next - z) <= 1e-15 * Math.max(1, Math.abs(z))) {
                break;
            }
            z = next;
        }
        return isUpper ? z : -z;
    }

    /** Good to about three digits; the steps of Halley's method do the rest. */
    private static double firstGuess(double tail) {
        double root = SQRT_2 * StrictMath.sqrt(-StrictMath.log(tail));
        return root
                - (2.515517 + 0.802853 * root + 0.010328 * root * root)
                        / (1 + 1.432788 * root + 0.189269 * root * root + 0.001308 * root * root * root);
    }
}
