package io.ballast.engine.model.binning;

import java.util.Arrays;

/**
 * For every cut, the allowed bins that end before it in the order of their rates, and for every bin after it how many
 * of them it may follow. Depends on counts alone, so one serves any number of bins.
 */
final class RateOrder {
    private final int size;
    private final int[][] starts;
    private final int[] below;
    private final int[] above;

    private RateOrder(int size) {
        this.size = size;
        starts = new int[size][];
        below = new int[size * size];
        above = new int[size * size];
    }

    static RateOrder of(Runs runs, double minDifference) {
        RateOrder order = new RateOrder(runs.size());
        double[] rates = new double[runs.size()];
        int[] sorted = new int[runs.size()];
        for (int cut = 1; cut < order.size; cut++) {
            int count = 0;
            for (int start = 0; start < cut; start++) {
                if (runs.isAllowed(start, cut - 1)) {
                    insert(rates, sorted, count, runs.rate(start, cut - 1), start);
                    count++;
                }
            }
            order.starts[cut] = Arrays.copyOf(sorted, count);
            for (int last = cut; last < order.size; last++) {
                if (runs.isAllowed(cut, last)) {
                    double rate = runs.rate(cut, last);
                    order.below[cut * order.size + last] = countUpTo(rates, count, rate - minDifference);
                    order.above[cut * order.size + last] = countUnder(rates, count, rate + minDifference);
                }
            }
        }
        return order;
    }

    private static void insert(double[] rates, int[] sorted, int count, double rate, int start) {
        int at = countUpTo(rates, count, rate);
        System.arraycopy(rates, at, rates, at + 1, count - at);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        rates[at] = rate;
        sorted[at] = start;
    }

    private static int countUpTo(double[] rates, int count, double rate) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rates[middle] <= rate) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int countUnder(double[] rates, int count, double rate) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rates[middle] < rate) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where the bins that end before this cut begin, by rising rate. */
    int[] starts(int cut) {
        return starts[cut];
    }

    /** How many of {@link #starts}, counted from the first, have rates low enough before this bin. */
    int below(int cut, int last) {
        return below[cut * size + last];
    }

    /** From which of {@link #starts} on rates are high enough before this bin. */
    int above(int cut, int last) {
        return above[cut * size + last];
    }
}
