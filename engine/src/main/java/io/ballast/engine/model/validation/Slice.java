package io.ballast.engine.model.validation;

import io.ballast.engine.stat.BetaDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Observations of neighbouring risks.
 *
 * @param from least risk among them
 * @param to highest risk among them
 * @param count observations, 1 or more
 * @param events of them
 * @param meanRisk mean of their risks
 */
public record Slice(double from, double to, int count, int events, double meanRisk) {

    /** Events over observations, 0..1. */
    public double eventRate() {
        return (double) events / count;
    }

    /** Jeffreys interval of the event rate, from a beta distribution with half an event and half another one more. */
    public Interval eventRateInterval(double confidence) {
        double tail = (1 - confidence) / 2;
        double a = events + 0.5;
        double b = count - events + 0.5;
        return new Interval(
                events == 0 ? 0 : BetaDistribution.quantile(tail, a, b),
                events == count ? 1 : BetaDistribution.quantile(1 - tail, a, b));
    }

    /**
     * Slices of equal size by rising risk. Equal risks stay together, so that slices are of different size, or fewer,
     * where there are many.
     *
     * @param most 1 or more
     */
    public static List<Slice> equal(Predictions predictions, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Slices: " + most);
        }
        List<Slice> slices = new ArrayList<>();
        int first = 0;
        long taken = 0;
        for (int level = 0; level < predictions.levels(); level++) {
            taken += predictions.countAt(level);
            boolean isLast = level == predictions.levels() - 1;
            if (isLast || taken * most >= (slices.size() + 1L) * predictions.rows()) {
                slices.add(of(predictions, first, level));
                first = level + 1;
            }
        }
        return List.copyOf(slices);
    }

    private static Slice of(Predictions predictions, int first, int last) {
        int count = 0;
        int events = 0;
        double sum = 0;
        for (int level = first; level <= last; level++) {
            count += predictions.countAt(level);
            events += predictions.eventsAt(level);
            sum += predictions.level(level) * predictions.countAt(level);
        }
        return new Slice(predictions.level(first), predictions.level(last), count, events, sum / count);
    }
}
