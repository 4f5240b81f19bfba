package io.ballast.engine.model.binning;

import java.util.EnumSet;
import java.util.Set;

/**
 * How characteristics are cut into bins.
 *
 * @param groups how many groups of about equal size a number is cut into before they are merged, 2..1000
 * @param minShare least share of the sample in a bin, 0..1
 * @param minRows fewest observations of a bin
 * @param minEvents fewest events of a bin
 * @param minNonEvents fewest non-events of a bin
 * @param maxBins most bins of values; specials and missing come on top
 * @param minRateDifference least difference of the event rates of neighbours, 0..1
 * @param trends that may be taken, at least one
 * @param turningGain how much more information another trend must have than the best monotone one, as a share of it
 * @param smoothing see {@link Woe}
 * @param rareShare categories with less than this share of the sample, or fewer rows than a bin needs, are one group
 * @param missing what a missing value says
 */
public record BinningRules(
        int groups,
        double minShare,
        int minRows,
        int minEvents,
        int minNonEvents,
        int maxBins,
        double minRateDifference,
        Set<Trend> trends,
        double turningGain,
        double smoothing,
        double rareShare,
        MissingPolicy missing) {

    private static final int MOST_GROUPS = 1000;

    public BinningRules {
        trends = Set.copyOf(EnumSet.copyOf(trends));
        if (groups < 2 || groups > MOST_GROUPS) {
            throw new IllegalArgumentException("Groups out of range 2.." + MOST_GROUPS + ": " + groups);
        }
        requireShare("Least share of a bin", minShare);
        requireShare("Share of a rare category", rareShare);
        if (!(turningGain >= 0)) {
            throw new IllegalArgumentException("Gain of a turning trend is 0 or more: " + turningGain);
        }
    }

    /** The rules a model is fitted with when nobody chose others; docs/models.md says why. */
    public static BinningRules standard() {
        return new BinningRules(
                100,
                0.02,
                40,
                1,
                1,
                7,
                0,
                EnumSet.complementOf(EnumSet.of(Trend.FREE)),
                0.1,
                0.5,
                0.01,
                MissingPolicy.EMPIRICAL);
    }

    /** The same with only these trends. */
    public BinningRules with(Set<Trend> allowed) {
        return new BinningRules(
                groups,
                minShare,
                minRows,
                minEvents,
                minNonEvents,
                maxBins,
                minRateDifference,
                allowed,
                turningGain,
                smoothing,
                rareShare,
                missing);
    }

    BinLimits limits(int sampleRows) {
        int share = (int) Math.ceil(minShare * sampleRows);
        return new BinLimits(Math.max(minRows, share), minEvents, minNonEvents, maxBins, minRateDifference);
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " out of range 0..1: " + share);
        }
    }
}
