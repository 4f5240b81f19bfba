package io.ballast.engine.model.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * What part of the events and of the others lies above each cut-off.
 *
 * <ul>
 *   <li>shape: one point for each different risk, from (0, 0) at no risk high enough to (1, 1); cut-offs fall
 *   <li>not for: a page as it is; {@link #thinned} keeps a chart small
 *   <li>source: docs/sources.md#roc
 * </ul>
 *
 * @param points from the strictest cut-off to the loosest
 */
public record RocCurve(List<Point> points) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * A cut-off and what it catches.
     *
     * @param cutOff least risk that is called risky; infinite in the first point
     * @param falseAlarms share of the others that are called risky, 0..1
     * @param caught share of the events that are, 0..1
     */
    public record Point(double cutOff, double falseAlarms, double caught) {
        double distance() {
            return Math.abs(caught - falseAlarms);
        }
    }

    public static RocCurve of(Predictions predictions) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        int events = 0;
        int nonEvents = 0;
        for (int level = predictions.levels() - 1; level >= 0; level--) {
            events += predictions.eventsAt(level);
            nonEvents += predictions.nonEventsAt(level);
            points.add(new Point(
                    predictions.level(level),
                    (double) nonEvents / predictions.nonEvents(),
                    (double) events / predictions.events()));
        }
        return new RocCurve(points);
    }

    /** Kolmogorov-Smirnov distance: most that caught and false alarms differ at one cut-off, 0..1. */
    public double ks() {
        return widest().distance();
    }

    /** The point of that distance, the strictest if there are several. */
    public Point widest() {
        Point widest = points.getFirst();
        for (Point point : points) {
            widest = point.distance() > widest.distance() ? point : widest;
        }
        return widest;
    }

    /**
     * About as many points as asked for, first and last among them, evenly by rank.
     *
     * @param most 2 or more
     */
    public RocCurve thinned(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("A curve has two ends, not " + most);
        }
        if (points.size() <= most) {
            return this;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
        }
        return new RocCurve(kept);
    }
}
