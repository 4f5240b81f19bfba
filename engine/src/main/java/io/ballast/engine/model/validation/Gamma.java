package io.ballast.engine.model.validation;

/**
 * The gamma distribution, and with it chi-square. Source: docs/sources.md#distributions.
 *
 * <p>By its series where that converges fast, else by its continued fraction (Lentz); to about 14 digits.
 */
final class Gamma {
    private static final double EPSILON = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 10_000;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private Gamma() {}

    /** Probability that chi-square with these degrees of freedom exceeds the value. */
    static double chiSquareTail(double value, double degrees) {
        return upperTail(degrees / 2, value / 2);
    }

    /** The regularized upper incomplete gamma function Q(a, x); a above 0, x 0 or more. */
    static double upperTail(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        double scale = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
        return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
    }

    /** Logarithm of the gamma function for an argument above 0. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - logGamma(1 - x);
        }
        double base = x - 1 + 7.5;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (x - 0.5) * StrictMath.log(base) - base + StrictMath.log(sum);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonZero(an * d + b);
            c = nonZero(b + an / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < EPSILON) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
