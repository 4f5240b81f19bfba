package io.ballast.engine.model.calibration;

import io.ballast.engine.value.Decimals;

/**
 * Shifts log odds so that the mean probability is a stated rate, such as the default rate over a whole cycle.
 *
 * <pre>logit(q) = logit(p) + shift, mean of q = rate</pre>
 *
 * <ul>
 *   <li>shape: probabilities of the population and one rate in, a shift out
 *   <li>unit: log odds; the order and the ratio of odds stay
 *   <li>error: the mean is met to 1e-12
 *   <li>source: docs/sources.md#central-tendency
 * </ul>
 *
 * @param shift finite
 */
public record CentralTendency(double shift) implements Calibration {
    private static final double FARTHEST = 60;
    private static final int HALVINGS = 100;

    public CentralTendency {
        if (!Double.isFinite(shift)) {
            throw new IllegalArgumentException("Shift of log odds: " + shift);
        }
    }

    /**
     * The shift to a rate.
     *
     * @param probabilities of the population that the rate is meant for, at least one
     * @param rate above 0 and below 1
     */
    public static CentralTendency to(double rate, double[] probabilities) {
        if (!(rate > 0 && rate < 1) || probabilities.length == 0) {
            throw new IllegalArgumentException(
                    "No shift of " + probabilities.length + " probabilities to a rate of " + rate);
        }
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (mean(probabilities, new CentralTendency(middle)) < rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new CentralTendency((low + high) / 2);
    }

    @Override
    public double calibrated(double probability) {
        return LogOdds.probability(LogOdds.of(probability) + shift);
    }

    @Override
    public String text() {
        return "shift\t" + Decimals.text(shift);
    }

    private static double mean(double[] probabilities, Calibration calibration) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += calibration.calibrated(probability);
        }
        return sum / probabilities.length;
    }
}
