package io.ballast.engine.model.order;

/**
 * How the orders of a month are foretold from those before it, the simplest first.
 *
 * <ul>
 *   <li>shape: months in, one amount out <li>unit: minor units, not rounded <li>no value: fewer months than
 *       {@link #leastMonths}
 *   <li>error: one rounding for each step of a sum
 * </ul>
 */
public enum OrderMethod {
    /** The last month again. */
    LAST(1),
    MEAN_OF_3(3),
    MEAN_OF_12(12),
    /**
     * Exponential smoothing from the first month on; the weight of a month is the one that erred least so far.
     *
     * <pre>level = weight * month + (1 - weight) * level</pre>
     */
    SMOOTHED(3),
    /** The same month of last year. */
    SEASON(12);

    private static final double[] WEIGHTS = {0.1, 0.2, 0.3, 0.5, 0.7};

    private final int leastMonths;

    OrderMethod(int leastMonths) {
        this.leastMonths = leastMonths;
    }

    int leastMonths() {
        return leastMonths;
    }

    /**
     * @param months oldest first
     * @param known how many of them are known; what comes behind is not read
     */
    double foretell(long[] months, int known) {
        if (known < leastMonths) {
            throw new IllegalArgumentException(this + " needs " + leastMonths + " months, not " + known);
        }
        return switch (this) {
            case LAST -> months[known - 1];
            case MEAN_OF_3, MEAN_OF_12 -> mean(months, known, leastMonths);
            case SMOOTHED -> smoothed(months, known);
            case SEASON -> months[known - leastMonths];
        };
    }

    private static double mean(long[] months, int known, int count) {
        double sum = 0;
        for (int i = known - count; i < known; i++) {
            sum += months[i];
        }
        return sum / count;
    }

    private static double smoothed(long[] months, int known) {
        double least = Double.POSITIVE_INFINITY;
        double best = months[0];
        for (double weight : WEIGHTS) {
            double level = months[0];
            double errors = 0;
            for (int i = 1; i < known; i++) {
                errors += Math.abs(months[i] - level);
                level = weight * months[i] + (1 - weight) * level;
            }
            if (errors < least) {
                least = errors;
                best = level;
            }
        }
        return best;
    }
}
