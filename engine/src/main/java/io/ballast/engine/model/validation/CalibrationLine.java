package io.ballast.engine.model.validation;

import java.util.Optional;

/**
 * The line that outcomes follow over the logit of the predicted probability: right predictions have slope 1 and
 * intercept 0.
 *
 * <pre>
 * logit P(event) = intercept + slope x logit(p);   in the large: logit P(event) = shift + logit(p)
 * </pre>
 *
 * <ul>
 *   <li>unit: slope below 1: predictions too extreme, overfitted; shift above 0: too low on the whole
 *   <li>no value: no line fits best, as where risk separates events from others
 *   <li>error: maximum likelihood by Newton steps, to 1e-10; p held in 1e-12..1 - 1e-12
 *   <li>source: docs/sources.md#calibration-figures
 * </ul>
 *
 * @param intercept of the line
 * @param interceptError its standard error
 * @param slope of the line
 * @param slopeError its standard error
 * @param shift calibration in the large: intercept while the slope is held at 1
 */
public record CalibrationLine(double intercept, double interceptError, double slope, double slopeError, double shift) {
    private static final int MOST_STEPS = 50;
    private static final double CONVERGED = 1e-10;
    private static final double FARTHEST = 100;
    private static final double LEAST = 1e-12;

    /**
     * Fits the line.
     *
     * @throws IllegalArgumentException if a risk is no probability
     */
    public static Optional<CalibrationLine> of(Predictions predictions) {
        predictions.asProbabilities();
        Step step = new Step(predictions);
        double intercept = 0;
        double slope = 1;
        for (int i = 0; i < MOST_STEPS; i++) {
            step.at(intercept, slope);
            double determinant = step.weight * step.weightXx - step.weightX * step.weightX;
            if (!(determinant > 0) || Math.abs(slope) > FARTHEST) {
                return Optional.empty();
            }
            double up = (step.weightXx * step.residual - step.weightX * step.residualX) / determinant;
            double steeper = (step.weight * step.residualX - step.weightX * step.residual) / determinant;
            intercept += up;
            slope += steeper;
            if (Math.abs(up) + Math.abs(steeper) < CONVERGED) {
                return Optional.of(new CalibrationLine(
                        intercept,
                        StrictMath.sqrt(step.weightXx / determinant),
                        slope,
                        StrictMath.sqrt(step.weight / determinant),
                        shift(step)));
            }
        }
        return Optional.empty();
    }

    private static double shift(Step step) {
        double shift = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            step.at(shift, 1);
            double up = step.residual / step.weight;
            shift += up;
            if (Math.abs(up) < CONVERGED) {
                break;
            }
        }
        return shift;
    }

    public Interval slopeInterval(double confidence) {
        return Interval.around(slope, slopeError, confidence);
    }

    public Interval interceptInterval(double confidence) {
        return Interval.around(intercept, interceptError, confidence);
    }

    /** Sums that a Newton step needs. */
    private static final class Step {
        private final Predictions predictions;
        private final double[] logits;
        private double residual;
        private double residualX;
        private double weight;
        private double weightX;
        private double weightXx;

        Step(Predictions predictions) {
            this.predictions = predictions;
            logits = new double[predictions.levels()];
            for (int level = 0; level < logits.length; level++) {
                double p = Math.clamp(predictions.level(level), LEAST, 1 - LEAST);
                logits[level] = StrictMath.log(p / (1 - p));
            }
        }

        void at(double intercept, double slope) {
            residual = 0;
            residualX = 0;
            weight = 0;
            weightX = 0;
            weightXx = 0;
            for (int level = 0; level < logits.length; level++) {
                double x = logits[level];
                double p = 1 / (1 + StrictMath.exp(-(intercept + slope * x)));
                double rest = predictions.eventsAt(level) - p * predictions.countAt(level);
                double spread = p * (1 - p) * predictions.countAt(level);
                residual += rest;
                residualX += rest * x;
                weight += spread;
                weightX += spread * x;
                weightXx += spread * x * x;
            }
        }
    }
}
