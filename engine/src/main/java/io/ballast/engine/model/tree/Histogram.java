package io.ballast.engine.model.tree;

import java.util.Arrays;

/**
 * Target and weight of a node's rows added up by bin, column beside column; the two sums of a bin lie beside each
 * other.
 */
final class Histogram {
    private final Bins bins;
    private final double[] rowSums;
    private final double[] rowWeights;
    private final double[] sums;
    private final double[] weights;

    /** Sums and weights are those of all rows; they may change between trees. */
    Histogram(Bins bins, double[] sums, double[] weights) {
        this.bins = bins;
        this.sums = new double[sums.length];
        this.weights = new double[sums.length];
        this.rowSums = sums;
        this.rowWeights = weights;
    }

    /** Makes the rows those that are added next. */
    void take(int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i - from] = rowSums[rows[i]];
            weights[i - from] = rowWeights[rows[i]];
        }
    }

    /** Adds up all columns anew. */
    void fill(double[] histogram, int[] columns, int[] rows, int from, int to) {
        Arrays.fill(histogram, 0);
        take(rows, from, to);
        int column = 0;
        for (; column + 1 < columns.length; column += 2) {
            int a = columns[column];
            int b = columns[column + 1];
            addTwo(histogram, bins.codes(a), bins.offset(a), bins.codes(b), bins.offset(b), rows, from, to);
        }
        if (column < columns.length) {
            add(histogram, columns[column], rows, from, to);
        }
    }

    /** Adds one column, of the rows that were taken. */
    void add(double[] histogram, int column, int[] rows, int from, int to) {
        byte[] codes = bins.codes(column);
        int offset = bins.offset(column);
        for (int i = from; i < to; i++) {
            int at = offset + 2 * (codes[rows[i]] & 0xFF);
            histogram[at] += sums[i - from];
            histogram[at + 1] += weights[i - from];
        }
    }

    /** Two columns in one pass, so that additions to one bin need not wait for each other. */
    private void addTwo(double[] histogram, byte[] a, int fromA, byte[] b, int fromB, int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            double sum = sums[i - from];
            double weight = weights[i - from];
            int atA = fromA + 2 * (a[row] & 0xFF);
            int atB = fromB + 2 * (b[row] & 0xFF);
            histogram[atA] += sum;
            histogram[atA + 1] += weight;
            histogram[atB] += sum;
            histogram[atB + 1] += weight;
        }
    }

    static void subtract(double[] from, double[] part) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= part[i];
        }
    }
}
