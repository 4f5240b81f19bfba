package io.ballast.engine.model.calibration;

import io.ballast.engine.value.Decimals;

/**
 * A straight line over log odds.
 *
 * <pre>logit(q) = intercept + slope x logit(p)</pre>
 *
 * <ul>
 *   <li>shape: probabilities with outcomes in, a line out
 *   <li>unit: slope above 1 spreads, below 1 draws together
 *   <li>error: maximum likelihood by Newton steps with outcomes held at (events + 1) / (events + 2) and
 *       1 / (others + 2), so that a line exists even where the model separates both
 *   <li>not for: fewer than some hundred observations or a bend in the calibration chart
 *   <li>source: docs/sources.md#platt
 * </ul>
 *
 * @param intercept finite
 * @param slope above 0
 */
public record PlattScaling(double intercept, double slope) implements Calibration {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double CONVERGED = 1e-10;

    public PlattScaling {
        if (!Double.isFinite(intercept) || !(slope > 0 && slope < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("No scaling by intercept " + intercept + " and slope " + slope);
        }
    }

    /**
     * Fits the line.
     *
     * @throws IllegalArgumentException if the model ranks events below others, so that no rising line fits
     */
    public static PlattScaling fit(double[] probabilities, boolean[] events) {
        return new Fit(probabilities, events).line();
    }

    @Override
    public double calibrated(double probability) {
        return LogOdds.probability(intercept + slope * LogOdds.of(probability));
    }

    @Override
    public String text() {
        return "platt\t" + Decimals.text(intercept) + "\t" + Decimals.text(slope);
    }

    /** Newton's method with halved steps where the likelihood would fall. */
    private static final class Fit {
        private final double[] x;
        private final double[] targets;

        Fit(double[] probabilities, boolean[] events) {
            x = new double[probabilities.length];
            targets = new double[probabilities.length];
            int count = 0;
            for (boolean event : events) {
                count += event ? 1 : 0;
            }
            double high = (count + 1.0) / (count + 2.0);
            double low = 1.0 / (events.length - count + 2.0);
            for (int i = 0; i < x.length; i++) {
                x[i] = LogOdds.of(probabilities[i]);
                targets[i] = events[i] ? high : low;
            }
        }

        PlattScaling line() {
            double intercept = 0;
            double slope = 1;
            double loss = loss(intercept, slope);
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] move = move(intercept, slope);
                double part = 1;
                double next = loss(intercept + move[0], slope + move[1]);
                for (int halving = 0; next > loss && halving < MOST_HALVINGS; halving++) {
                    part /= 2;
                    next = loss(intercept + part * move[0], slope + part * move[1]);
                }
                if (next >= loss || Math.abs(move[0]) + Math.abs(move[1]) < CONVERGED) {
                    break;
                }
                intercept += part * move[0];
                slope += part * move[1];
                loss = next;
            }
            return new PlattScaling(intercept, slope);
        }

        private double loss(double intercept, double slope) {
            double loss = 0;
            for (int i = 0; i < x.length; i++) {
                double z = intercept + slope * x[i];
                loss += StrictMath.log1p(StrictMath.exp(-Math.abs(z))) + Math.max(z, 0) - targets[i] * z;
            }
            return loss;
        }

        private double[] move(double intercept, double slope) {
            double rest = 0;
            double restX = 0;
            double weight = 0;
            double weightX = 0;
            double weightXx = 0;
            for (int i = 0; i < x.length; i++) {
                double p = LogOdds.probability(intercept + slope * x[i]);
                rest += targets[i] - p;
                restX += (targets[i] - p) * x[i];
                weight += p * (1 - p);
                weightX += p * (1 - p) * x[i];
                weightXx += p * (1 - p) * x[i] * x[i];
            }
            double determinant = weight * weightXx - weightX * weightX;
            return determinant > 0
                    ? new double[] {
                        (weightXx * rest - weightX * restX) / determinant,
                        (weight * restX - weightX * rest) / determinant
                    }
                    : new double[2];
        }
    }
}
