package io.ballast.engine.model.validation;

/**
 * For each observation the share of the other kind that it stands right of: for an event the others below it, for
 * another observation the events above it, ties as a half. Their means are the AUC, their spread its variance.
 *
 * <ul>
 *   <li>error: O(n log n), by levels instead of pairs
 *   <li>source: docs/sources.md#delong
 * </ul>
 */
final class Placements {
    private final Predictions predictions;
    private final double[] ofEvents;
    private final double[] ofNonEvents;
    private final double auc;

    Placements(Predictions predictions) {
        this.predictions = predictions;
        int levels = predictions.levels();
        ofEvents = new double[levels];
        ofNonEvents = new double[levels];
        long halfWins = 0;
        long below = 0;
        long above = predictions.events();
        for (int level = 0; level < levels; level++) {
            above -= predictions.eventsAt(level);
            long twiceBelow = 2 * below + predictions.nonEventsAt(level);
            long twiceAbove = 2 * above + predictions.eventsAt(level);
            ofEvents[level] = twiceBelow / (2.0 * predictions.nonEvents());
            ofNonEvents[level] = twiceAbove / (2.0 * predictions.events());
            halfWins += twiceBelow * predictions.eventsAt(level);
            below += predictions.nonEventsAt(level);
        }
        auc = halfWins / (2.0 * predictions.events() * predictions.nonEvents());
    }

    double auc() {
        return auc;
    }

    /** Covariance of both AUCs, which must be of the same rows. */
    double covariance(Placements other) {
        double amongEvents = 0;
        double amongNonEvents = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            double product = (of(row) - auc) * (other.of(row) - other.auc);
            if (predictions.isEvent(row)) {
                amongEvents += product;
            } else {
                amongNonEvents += product;
            }
        }
        return mean(amongEvents, predictions.events()) + mean(amongNonEvents, predictions.nonEvents());
    }

    private double of(int row) {
        return (predictions.isEvent(row) ? ofEvents : ofNonEvents)[predictions.levelOf(row)];
    }

    private static double mean(double squares, int count) {
        return count == 1 ? 0 : squares / (count - 1) / count;
    }
}
