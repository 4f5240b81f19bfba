package io.ballast.engine.model.binning;

/**
 * What every bin, and each pair of neighbours, must fulfil.
 *
 * @param minRows fewest observations of a bin
 * @param minEvents fewest events of a bin
 * @param minNonEvents fewest non-events of a bin
 * @param maxBins most bins, 1 or more
 * @param minRateDifference least difference of the event rates of neighbours, 0..1
 */
public record BinLimits(int minRows, int minEvents, int minNonEvents, int maxBins, double minRateDifference) {
    public BinLimits {
        if (minRows < 0 || minEvents < 0 || minNonEvents < 0) {
            throw new IllegalArgumentException(
                    "Least counts of a bin are 0 or more: " + minRows + ", " + minEvents + ", " + minNonEvents);
        }
        if (maxBins < 1) {
            throw new IllegalArgumentException("At least one bin must be allowed, not " + maxBins);
        }
        if (!(minRateDifference >= 0 && minRateDifference <= 1)) {
            throw new IllegalArgumentException("Difference of event rates out of range 0..1: " + minRateDifference);
        }
    }

    /** One event and one non-event in each bin, as many bins as there are. */
    public static BinLimits none() {
        return new BinLimits(1, 1, 1, Integer.MAX_VALUE, 0);
    }
}
