package io.ballast.engine.stat;

/**
 * The chi-square distribution, by the regularised incomplete gamma function.
 *
 * <ul>
 *   <li>error: relative about 1e-13
 *   <li>source: docs/sources.md#distributions
 * </ul>
 */
public final class ChiSquareDistribution {
    private static final int MOST_TERMS = 10_000;
    private static final double ENOUGH = 1e-16;
    private static final double TINY = 1e-300;
    private static final double SQRT_2_PI = 2.5066282746310002;
    private static final double LANCZOS_G = 607.0 / 128;
    private static final double[] LANCZOS = {
        0.9999999999999971,
        57.15623566586292,
        -59.59796035547549,
        14.136097974741746,
        -0.4919138160976202,
        3.399464998481189e-05,
        4.652362892704858e-05,
        -9.837447530487956e-05,
        0.0001580887032249125,
        -0.00021026444172410488,
        0.00021743961811521265,
        -0.0001643181065367639,
        8.441822398385275e-05,
        -2.6190838401581408e-05,
        3.6899182659531625e-06
    };

    private ChiSquareDistribution() {}

    /**
     * The chance of a value above x: the p-value of the statistic x.
     *
     * @param x 0 or more
     * @param degrees of freedom, positive
     */
    public static double above(double x, double degrees) {
        if (!(x >= 0) || !(degrees > 0)) {
            throw new IllegalArgumentException("No chi-square of " + x + " with " + degrees + " degrees of freedom");
        }
        double shape = degrees / 2;
        double half = x / 2;
        if (half == 0) {
            return 1;
        }
        return half < shape + 1 ? 1 - lowerBySeries(shape, half) : upperByFraction(shape, half);
    }

    /** The share of the distribution up to x, 0..1. */
    public static double below(double x, double degrees) {
        double shape = degrees / 2;
        double half = x / 2;
        return half > 0 && half < shape + 1 ? lowerBySeries(shape, half) : 1 - above(x, degrees);
    }

    /** The natural logarithm of the gamma function for a positive argument, by Lanczos' series. */
    static double logGamma(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double shifted = x + LANCZOS_G + 0.5;
        return (x + 0.5) * StrictMath.log(shifted) - shifted + StrictMath.log(SQRT_2_PI * sum / x);
    }

    private static double lowerBySeries(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * ENOUGH; n++) {
            term *= x / (shape + n);
            sum += term;
        }
        return sum * front(shape, x);
    }

    /** Lentz's method for the continued fraction. */
    private static double upperByFraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double a = -i * (i - shape);
            b += 2;
            d = 1 / away(a * d + b);
            c = away(b + a / c);
            double step = c * d;
            fraction *= step;
            if (Math.abs(step - 1) < ENOUGH) {
                break;
            }
        }
        return fraction * front(shape, x);
    }

    private static double away(double fromZero) {
        return Math.abs(fromZero) < TINY ? TINY : fromZero;
    }

    private static double front(double shape, double x) {
        return StrictMath.exp(shape * StrictMath.log(x) - x - logGamma(shape));
    }
}
