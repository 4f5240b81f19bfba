package io.ballast.engine.model.binning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best binning of all groups up to a last bin, for every possible last bin.
 *
 * <pre>best(first, last) = value(first, last) + max of best(k, first - 1) over bins that it may follow</pre>
 *
 * <p>Bins before a cut stand in the order of their rates with running maxima, so the whole takes O(groups² x log
 * groups) steps, and O(groups²) for each bin more that is allowed. Source: docs/sources.md#optimal-binning.
 */
final class BestRuns {
    private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;
    private static final int NO_BIN = -1;

    private final Runs runs;
    private final RateOrder order;
    private final boolean isOrdered;
    private final @Nullable BestRuns shorter;
    private final double[] totals;
    private final int[] before;

    private BestRuns(Runs runs, RateOrder order, boolean isOrdered, @Nullable BestRuns shorter) {
        this.runs = runs;
        this.order = order;
        this.isOrdered = isOrdered;
        this.shorter = shorter;
        totals = new double[runs.size() * runs.size()];
        before = new int[totals.length];
        Arrays.fill(totals, IMPOSSIBLE);
        Arrays.fill(before, NO_BIN);
        for (int last = 0; last < runs.size(); last++) {
            if (runs.isAllowed(0, last)) {
                totals[last] = runs.value(0, last);
            }
        }
    }

    /** Any number of bins; where ordered, each rate is at least the one before it. */
    static BestRuns unlimited(Runs runs, boolean isOrdered, double minDifference) {
        BestRuns best = new BestRuns(runs, RateOrder.of(runs, minDifference), isOrdered, null);
        best.fill(best);
        return best;
    }

    /** The same within a number of bins: at place i, at most i + 1. */
    List<BestRuns> within(int mostBins) {
        List<BestRuns> tables = new ArrayList<>(mostBins);
        tables.add(new BestRuns(runs, order, isOrdered, null));
        while (tables.size() < mostBins) {
            BestRuns previous = tables.getLast();
            BestRuns longer = new BestRuns(runs, order, isOrdered, previous);
            longer.fill(previous);
            tables.add(longer);
        }
        return tables;
    }

    private void fill(BestRuns previous) {
        int[] bestUpTo = new int[runs.size()];
        int[] bestFrom = new int[runs.size()];
        double[] reached = new double[runs.size()];
        for (int cut = 1; cut < runs.size(); cut++) {
            int[] starts = order.starts(cut);
            for (int i = 0; i < starts.length; i++) {
                reached[i] = previous.total(starts[i], cut - 1);
                bestUpTo[i] = i > 0 && reached[bestUpTo[i - 1]] >= reached[i] ? bestUpTo[i - 1] : i;
            }
            for (int i = starts.length - 1; !isOrdered && i >= 0; i--) {
                bestFrom[i] = i < starts.length - 1 && reached[bestFrom[i + 1]] > reached[i] ? bestFrom[i + 1] : i;
            }
            for (int last = cut; last < runs.size(); last++) {
                if (runs.isAllowed(cut, last)) {
                    int below = order.below(cut, last);
                    int place = below == 0 ? NO_BIN : bestUpTo[below - 1];
                    int above = order.above(cut, last);
                    if (!isOrdered
                            && above < starts.length
                            && (place == NO_BIN || reached[bestFrom[above]] > reached[place])) {
                        place = bestFrom[above];
                    }
                    if (place != NO_BIN && reached[place] != IMPOSSIBLE) {
                        totals[cut * runs.size() + last] = runs.value(cut, last) + reached[place];
                        before[cut * runs.size() + last] = starts[place];
                    }
                }
            }
        }
    }

    /** The total up to and with this bin; negative infinity if no binning ends in it. */
    double total(int first, int last) {
        return totals[first * runs.size() + last];
    }

    boolean isPossible(int first, int last) {
        return total(first, last) != IMPOSSIBLE;
    }

    /** The last groups of the bins of the best binning that ends in this bin. */
    List<Integer> ends(int first, int last) {
        List<Integer> ends = new ArrayList<>();
        ends.add(last);
        BestRuns table = this;
        int start = first;
        int end = last;
        while (start > 0) {
            int next = table.before[start * runs.size() + end];
            end = start - 1;
            start = next;
            table = table.shorter == null ? table : table.shorter;
            ends.add(end);
        }
        Collections.reverse(ends);
        return ends;
    }
}
