package io.ballast.engine.model.binning;

import java.util.BitSet;

/**
 * Counts of ordered groups of observations, which bins are merged from. Arrays are not copied and must not be changed
 * afterwards.
 */
public final class PreBins {
    private final int[] events;
    private final int[] nonEvents;
    private final BitSet fixedStarts;

    /** Counts that may be merged at will. */
    public PreBins(int[] events, int[] nonEvents) {
        this(events, nonEvents, new BitSet());
    }

    /**
     * Counts with cuts that must stay.
     *
     * @param fixedStarts positions at which a bin must begin
     */
    public PreBins(int[] events, int[] nonEvents, BitSet fixedStarts) {
        if (events.length == 0 || events.length != nonEvents.length) {
            throw new IllegalArgumentException(
                    "Events and non-events of the same groups: " + events.length + " and " + nonEvents.length);
        }
        for (int i = 0; i < events.length; i++) {
            if (events[i] < 0 || nonEvents[i] < 0) {
                throw new IllegalArgumentException("Counts of group " + i + " are negative");
            }
        }
        this.events = events;
        this.nonEvents = nonEvents;
        this.fixedStarts = fixedStarts;
    }

    public int size() {
        return events.length;
    }

    public int events(int group) {
        return events[group];
    }

    public int nonEvents(int group) {
        return nonEvents[group];
    }

    /** The evidence of these groups alone. */
    public Woe woe(double smoothing) {
        int allEvents = 0;
        int allNonEvents = 0;
        for (int i = 0; i < events.length; i++) {
            allEvents += events[i];
            allNonEvents += nonEvents[i];
        }
        return new Woe(allEvents, allNonEvents, smoothing);
    }

    /** Whether groups first..last may be one bin as far as fixed cuts go. */
    boolean areJoinable(int first, int last) {
        int start = fixedStarts.nextSetBit(first + 1);
        return start < 0 || start > last;
    }
}
