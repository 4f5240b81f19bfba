package io.ballast.engine.model.binning;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.BitSet;

/** Numbers in ascending groups of about equal size; equal numbers are never parted. */
final class Groups {
    private final NumberColumn column;
    private final double[] sorted;
    private final double[] starts;
    private final BitSet fixed;
    private final double[] specials;

    private Groups(NumberColumn column, double[] sorted, double[] starts, BitSet fixed, double[] specials) {
        this.column = column;
        this.sorted = sorted;
        this.starts = starts;
        this.fixed = fixed;
        this.specials = specials;
    }

    static Groups of(NumberColumn column, ColumnWishes wishes, int wanted) {
        double[] specials = wishes.specials().stream()
                .mapToDouble(SpecialValue::value)
                .sorted()
                .toArray();
        double[] sorted = new double[column.rows()];
        int count = 0;
        for (int row = 0; row < sorted.length; row++) {
            double value = column.value(row);
            if (!Double.isNaN(value) && !isSpecial(value, specials)) {
                sorted[count] = value + 0.0;
                count++;
            }
        }
        sorted = Arrays.copyOf(sorted, count);
        Arrays.sort(sorted);
        double[] equalSize = equalSize(sorted, wanted);
        double[] cuts = wishes.fixedCuts().stream().mapToDouble(cut -> cut).toArray();
        double[] starts =
                Arrays.stream(joined(equalSize, cuts)).sorted().distinct().toArray();
        BitSet fixed = new BitSet();
        for (double cut : cuts) {
            fixed.set(Arrays.binarySearch(starts, cut + 0.0));
        }
        return new Groups(column, sorted, starts, fixed, specials);
    }

    /** The first number of each group; a number as frequent as a whole group is one. */
    private static double[] equalSize(double[] sorted, int wanted) {
        double target = (double) sorted.length / wanted;
        double[] starts = new double[Math.min(sorted.length, 2 * wanted + 2)];
        int count = 0;
        int held = 0;
        boolean isClosed = true;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (isClosed || to - from >= target) {
                starts[count] = sorted[from];
                count++;
                held = 0;
            }
            held += to - from;
            isClosed = held >= target;
            from = to;
        }
        return Arrays.copyOf(starts, count);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        for (int i = 0; i < second.length; i++) {
            all[first.length + i] = second[i] + 0.0;
        }
        return all;
    }

    int size() {
        return starts.length;
    }

    PreBins count(Sample sample) {
        int[] events = new int[starts.length];
        int[] rows = new int[starts.length];
        for (int row = 0; row < column.rows(); row++) {
            double value = column.value(row);
            if (!Double.isNaN(value) && !isSpecial(value, specials)) {
                int group = groupOf(value);
                rows[group]++;
                events[group] += sample.isEvent(row) ? 1 : 0;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] -= events[i];
        }
        return new PreBins(events, rows, fixed);
    }

    private int groupOf(double value) {
        int low = 0;
        int high = starts.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (value >= starts[middle]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A cut between this group and the next: the shortest number there, a fixed one as it is. */
    double cutAfter(int group) {
        double start = starts[group + 1];
        if (fixed.get(group + 1)) {
            return start;
        }
        int at = Arrays.binarySearch(sorted, start);
        while (at > 0 && sorted[at - 1] == start) {
            at--;
        }
        return ShortestCut.between(sorted[at - 1], start);
    }

    private static boolean isSpecial(double value, double[] specials) {
        return specials.length > 0 && Arrays.binarySearch(specials, value + 0.0) >= 0;
    }
}
