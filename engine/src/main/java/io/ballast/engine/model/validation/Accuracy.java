package io.ballast.engine.model.validation;

import java.util.List;

/**
 * Whether probabilities are true in size.
 *
 * <pre>
 * Brier    = mean of (p - y)^2
 * log loss = mean of -ln p for events, -ln(1 - p) for others; p held in 1e-15..1 - 1e-15
 * ECE      = sum over slices of count / rows x |mean p - event rate|
 * </pre>
 *
 * <ul>
 *   <li>shape: probabilities with outcomes in, three figures out, each better the smaller
 *   <li>error: ECE depends on the number of slices; only figures of equally many compare, and it is above 0 by chance
 *   <li>source: docs/sources.md#calibration-figures
 * </ul>
 *
 * @param brier 0..1
 * @param brierError standard error of the Brier score
 * @param logLoss in nats, 0 or more
 * @param logLossError its standard error
 * @param ece expected calibration error over ten slices of equal size, 0..1
 */
public record Accuracy(double brier, double brierError, double logLoss, double logLossError, double ece) {
    private static final int SLICES = 10;
    private static final double LEAST = 1e-15;

    /**
     * Measures.
     *
     * @throws IllegalArgumentException if a risk is no probability
     */
    public static Accuracy of(Predictions predictions) {
        Mean squares = new Mean();
        Mean logs = new Mean();
        for (int level = 0; level < predictions.asProbabilities().levels(); level++) {
            double p = predictions.level(level);
            double held = Math.clamp(p, LEAST, 1 - LEAST);
            squares.add((1 - p) * (1 - p), predictions.eventsAt(level));
            squares.add(p * p, predictions.nonEventsAt(level));
            logs.add(-StrictMath.log(held), predictions.eventsAt(level));
            logs.add(-StrictMath.log1p(-held), predictions.nonEventsAt(level));
        }
        return new Accuracy(squares.mean(), squares.error(), logs.mean(), logs.error(), ece(predictions, SLICES));
    }

    /** Expected calibration error over this many slices. */
    public static double ece(Predictions predictions, int slices) {
        List<Slice> equal = Slice.equal(predictions.asProbabilities(), slices);
        double sum = 0;
        for (Slice slice : equal) {
            sum += slice.count() * Math.abs(slice.meanRisk() - slice.eventRate());
        }
        return sum / predictions.rows();
    }

    public Interval brierInterval(double confidence) {
        return Interval.around(brier, brierError, confidence).within(0, 1);
    }

    public Interval logLossInterval(double confidence) {
        return Interval.around(logLoss, logLossError, confidence).within(0, Double.MAX_VALUE);
    }

    /** Mean and its standard error of values that come several times. */
    private static final class Mean {
        private long count;
        private double sum;
        private double squares;

        void add(double value, int times) {
            count += times;
            sum += value * times;
            squares += value * value * times;
        }

        double mean() {
            return sum / count;
        }

        double error() {
            return StrictMath.sqrt(Math.max(0, squares / count - mean() * mean()) / (count - 1));
        }
    }
}
