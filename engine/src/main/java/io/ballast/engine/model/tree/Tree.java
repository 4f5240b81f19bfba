package io.ballast.engine.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree of questions, each about one column, that ends at a number.
 *
 * <p>Node 0 is the root; the two nodes below a question lie beside each other, the left one first. A number goes left
 * if it is at most the threshold, a category if it is in the question's set, a missing value where the question sends
 * it.
 */
public final class Tree {
    private static final int LEAF = 0;

    private int size = 1;
    private int[] columns = new int[1];
    private double[] thresholds = new double[1];
    private boolean[] missingLeft = new boolean[1];
    private int[] lefts = new int[1];
    private double[] values = new double[1];
    private double[] covers = new double[1];
    private double[] gains = new double[1];

    /** A leaf of value 0. */
    Tree() {}

    /** Makes a leaf a question; its two leaves are numbered by the answer and the next number. */
    int split(int node, Split split) {
        grow(size + 2);
        columns[node] = split.column();
        thresholds[node] = split.threshold();
        missingLeft[node] = split.missingLeft();
        gains[node] = split.gain();
        lefts[node] = size;
        size += 2;
        return lefts[node];
    }

    void set(int node, double value, double cover) {
        values[node] = value;
        covers[node] = cover;
    }

    /** Says anew how many observations end at each leaf, and so pass each node. */
    void cover(int[] ends) {
        for (int node = size - 1; node >= 0; node--) {
            covers[node] = isLeaf(node) ? ends[node] : covers[lefts[node]] + covers[lefts[node] + 1];
        }
    }

    /** Takes back a question and all below it; the nodes stay until {@link #compacted}. */
    void close(int node) {
        lefts[node] = LEAF;
        gains[node] = 0;
    }

    /** The same tree without nodes that nothing leads to, numbered level by level. */
    Tree compacted() {
        Tree compact = new Tree();
        List<Integer> old = new ArrayList<>(List.of(0));
        for (int node = 0; node < old.size(); node++) {
            int from = old.get(node);
            compact.set(node, values[from], covers[from]);
            if (!isLeaf(from)) {
                compact.split(node, question(from));
                old.add(left(from));
                old.add(left(from) + 1);
            }
        }
        return compact;
    }

    /** Number of nodes. */
    public int size() {
        return size;
    }

    public int leaves() {
        return size / 2 + 1;
    }

    boolean isLeaf(int node) {
        return lefts[node] == LEAF;
    }

    int left(int node) {
        return lefts[node];
    }

    int column(int node) {
        return columns[node];
    }

    Split question(int node) {
        return new Split(columns[node], thresholds[node], missingLeft[node], gains[node]);
    }

    double gain(int node) {
        return gains[node];
    }

    double value(int node) {
        return values[node];
    }

    /** Observations that came here while the tree grew. */
    double cover(int node) {
        return covers[node];
    }

    /** Whether a value of this question's column goes left. */
    boolean goesLeft(int node, double value) {
        return value <= thresholds[node] || missingLeft[node] && Double.isNaN(value);
    }

    /** The leaf that a row comes to. */
    int leafOf(Features features, int row) {
        int node = 0;
        while (lefts[node] != LEAF) {
            node = lefts[node] + (goesLeft(node, features.value(columns[node], row)) ? 0 : 1);
        }
        return node;
    }

    /** Multiplies every value. */
    void scale(double factor) {
        for (int node = 0; node < size; node++) {
            values[node] *= factor;
        }
    }

    private void grow(int needed) {
        if (needed > columns.length) {
            int length = Math.max(needed, 2 * columns.length);
            columns = Arrays.copyOf(columns, length);
            thresholds = Arrays.copyOf(thresholds, length);
            missingLeft = Arrays.copyOf(missingLeft, length);
            lefts = Arrays.copyOf(lefts, length);
            values = Arrays.copyOf(values, length);
            covers = Arrays.copyOf(covers, length);
            gains = Arrays.copyOf(gains, length);
        }
    }
}
