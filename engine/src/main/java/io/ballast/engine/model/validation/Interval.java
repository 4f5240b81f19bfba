package io.ballast.engine.model.validation;

import io.ballast.engine.stat.NormalDistribution;

/**
 * Where a figure lies with a stated confidence.
 *
 * @param lower end
 * @param upper end, not below the lower one
 */
public record Interval(double lower, double upper) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("An interval does not run from " + lower + " to " + upper);
        }
    }

    /** Whether the value lies in it, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * Around an estimate whose error is normal.
     *
     * @param confidence such as 0.95, between 0 and 1
     */
    static Interval around(double estimate, double standardError, double confidence) {
        double reach = NormalDistribution.quantile((1 + confidence) / 2) * standardError;
        return new Interval(estimate - reach, estimate + reach);
    }

    /** The part of it between these bounds, which its figure cannot leave. */
    Interval within(double least, double most) {
        return new Interval(Math.clamp(lower, least, most), Math.clamp(upper, least, most));
    }
}
