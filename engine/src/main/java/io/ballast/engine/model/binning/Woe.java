package io.ballast.engine.model.binning;

/**
 * Weight of evidence: how much less likely than on average an event is in a bin.
 *
 * <pre>
 * WOE = ln(((nonEvents + s) / allNonEvents) / ((events + s) / allEvents))
 * IV  = sum over bins of (nonEvents / allNonEvents - events / allEvents) x WOE
 * </pre>
 *
 * <ul>
 *   <li>unit: log odds, 0 is the average, higher is safer
 *   <li>no value: a sample without events or without non-events has none
 *   <li>smoothing: s cases of either outcome are added to each bin, so that one without events stays finite; with s = 0
 *       it has no WOE
 *   <li>source: docs/sources.md#weight-of-evidence
 * </ul>
 *
 * @param allEvents events of the whole sample, positive
 * @param allNonEvents non-events of the whole sample, positive
 * @param smoothing s, 0 or more
 */
public record Woe(int allEvents, int allNonEvents, double smoothing) {
    public Woe {
        if (allEvents <= 0 || allNonEvents <= 0) {
            throw new IllegalArgumentException(
                    "Evidence needs events and non-events, here " + allEvents + " and " + allNonEvents);
        }
        if (!(smoothing >= 0 && smoothing <= 1000)) {
            throw new IllegalArgumentException("Smoothing out of range 0..1000: " + smoothing);
        }
    }

    /**
     * The WOE of a bin; 0 for an empty one.
     *
     * @throws IllegalArgumentException if it is not finite: no smoothing, and one of the counts is 0
     */
    public double of(int events, int nonEvents) {
        if (events == 0 && nonEvents == 0) {
            return 0;
        }
        double woe =
                StrictMath.log((nonEvents + smoothing) / (events + smoothing) * ((double) allEvents / allNonEvents));
        if (!Double.isFinite(woe)) {
            throw new IllegalArgumentException(
                    "No evidence without smoothing in a bin of " + events + " events and " + nonEvents + " non-events");
        }
        return woe;
    }

    /** What a bin adds to the information value. */
    public double information(int events, int nonEvents) {
        return (shareOfNonEvents(nonEvents) - shareOfEvents(events)) * of(events, nonEvents);
    }

    double shareOfEvents(int events) {
        return (double) events / allEvents;
    }

    double shareOfNonEvents(int nonEvents) {
        return (double) nonEvents / allNonEvents;
    }
}
