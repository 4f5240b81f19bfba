package io.ballast.engine.model.tree;

import java.util.Arrays;
import java.util.List;

/**
 * Features as small whole numbers, by which histograms are counted. A number's bin lies between two cuts, a category is
 * its own bin, the last bin is that of the missing ones.
 *
 * <p>Where a column has at most {@link #MOST} different numbers each has its own bin; else bins hold about equally many
 * observations. Cuts lie midway between neighbouring numbers.
 */
final class Bins {
    static final int MOST = 255;

    private final byte[][] codes;
    private final double[][] cuts;
    private final int[] counts;
    private final boolean[] areCategories;
    private final int[] offsets;
    private final int rows;

    Bins(List<Predictor> predictors, Features features) {
        int columns = predictors.size();
        rows = features.rows();
        codes = new byte[columns][];
        cuts = new double[columns][];
        counts = new int[columns];
        areCategories = new boolean[columns];
        offsets = new int[columns + 1];
        for (int column = 0; column < columns; column++) {
            double[] values = features.column(column);
            Predictor predictor = predictors.get(column);
            areCategories[column] = predictor.isCategory();
            cuts[column] = predictor.isCategory() ? new double[0] : cuts(values);
            counts[column] = predictor.isCategory() ? predictor.categoryCount() : cuts[column].length + 1;
            codes[column] = predictor.isCategory() ? places(values, counts[column]) : codes(values, cuts[column]);
            offsets[column + 1] = offsets[column] + 2 * (counts[column] + 1);
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return codes.length;
    }

    byte[] codes(int column) {
        return codes[column];
    }

    /** Bins without that of the missing ones, which is the next code. */
    int count(int column) {
        return counts[column];
    }

    /** Numbers up to this belong to the bin or to lower ones; of the last bin it is the highest number there is. */
    double cut(int column, int bin) {
        if (areCategories[column]) {
            return bin;
        }
        return bin < cuts[column].length ? cuts[column][bin] : Double.MAX_VALUE;
    }

    /** Where the column begins in a histogram; the last is the length of all. */
    int offset(int column) {
        return offsets[column];
    }

    private static double[] cuts(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] cuts = new double[MOST];
        int count = 0;
        int distinct = distinct(sorted);
        int from = 0;
        for (int i = 1; i < sorted.length && count < MOST - 1; i++) {
            boolean isFull = distinct <= MOST || (long) (i - from) * (MOST - count) >= sorted.length - from;
            if (sorted[i] > sorted[i - 1] && isFull) {
                cuts[count++] = between(sorted[i - 1], sorted[i]);
                from = i;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private static int distinct(double[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** Midway, but below the upper number even where no number lies between. */
    private static double between(double lower, double upper) {
        double middle = lower / 2 + upper / 2;
        return middle >= lower && middle < upper ? middle : lower;
    }

    private static byte[] codes(double[] values, double[] cuts) {
        byte[] codes = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            codes[row] = (byte) (Double.isNaN(values[row]) ? cuts.length + 1 : bin(values[row], cuts));
        }
        return codes;
    }

    private static int bin(double value, double[] cuts) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= cuts[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static byte[] places(double[] values, int count) {
        byte[] codes = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            codes[row] = (byte) (Double.isNaN(values[row]) ? count : (int) values[row]);
        }
        return codes;
    }
}
