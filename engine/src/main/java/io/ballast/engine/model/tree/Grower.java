package io.ballast.engine.model.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Grows trees on binned rows, each node's best question first or deepest first.
 *
 * <p>With all columns allowed at each node, the larger of two nodes gets its histogram by subtraction; with columns
 * drawn for each node every drawn column is added up.
 */
final class Grower {
    private final Bins bins;
    private final Growth growth;
    private final double[] sums;
    private final double[] weights;
    private final Histogram histogram;
    private final SplitSearch search;
    private final Deque<double[]> spare = new ArrayDeque<>();
    private final int[] swap;
    private final double[] drawn;
    private int[] rows = {};
    private int[] columns = {};

    /** A node whose best question is known and not yet asked. */
    private static final class Open {
        private final int node;
        private final int from;
        private final int to;
        private final int depth;
        private final double sum;
        private final double weight;
        private final Bounds bounds;
        private double[] histogram = {};
        private Split split = Split.NONE;
        private boolean[] leftCodes = {};
        private double leftSum;
        private double leftWeight;

        Open(int node, int from, int to, int depth, double sum, double weight, Bounds bounds) {
            this.node = node;
            this.from = from;
            this.to = to;
            this.depth = depth;
            this.sum = sum;
            this.weight = weight;
            this.bounds = bounds;
        }

        int size() {
            return to - from;
        }

        double gain() {
            return split.gain();
        }

        int node() {
            return node;
        }
    }

    /**
     * Both arrays are read whenever a tree grows.
     *
     * @param sums target of each row, weighed
     * @param weights weight of each row
     */
    Grower(Bins bins, Growth growth, double[] sums, double[] weights) {
        this.bins = bins;
        this.growth = growth;
        this.sums = sums;
        this.weights = weights;
        histogram = new Histogram(bins, sums, weights);
        search = new SplitSearch(bins, growth);
        swap = new int[bins.rows()];
        drawn = new double[bins.offset(bins.columns())];
    }

    /**
     * A tree of these rows, whose order is changed.
     *
     * @param ofRows rows of the sample, rising
     * @param ofColumns columns that may be asked about, rising
     * @param random draws columns where not all are looked at for each question
     */
    Tree grow(int[] ofRows, int[] ofColumns, SplitMix random) {
        rows = ofRows;
        columns = ofColumns;
        Tree tree = new Tree();
        Queue<Open> open = growth.isByLeaves()
                ? new PriorityQueue<>(
                        Comparator.comparingDouble(Open::gain).reversed().thenComparingInt(Open::node))
                : Collections.asLifoQueue(new ArrayDeque<>());
        double sum = 0;
        double weight = 0;
        for (int row : rows) {
            sum += sums[row];
            weight += weights[row];
        }
        Open root = new Open(0, 0, rows.length, 0, sum, weight, Bounds.NONE);
        enter(tree, root, open, random, false);
        while (!open.isEmpty()) {
            Open next = open.remove();
            if (tree.leaves() == growth.leaves()) {
                end(next);
            } else {
                ask(tree, next, open, random);
            }
        }
        return tree;
    }

    private void ask(Tree tree, Open node, Queue<Open> open, SplitMix random) {
        Split split = node.split;
        int left = tree.split(node.node, split);
        int middle = part(node);
        Trend trend = growth.trends().get(split.column());
        double ridge = growth.ridge();
        double rightSum = node.sum - node.leftSum;
        double rightWeight = node.weight - node.leftWeight;
        double between = (node.bounds.held(node.leftSum / (node.leftWeight + ridge))
                        + node.bounds.held(rightSum / (rightWeight + ridge)))
                / 2;
        Open a = new Open(
                left,
                node.from,
                middle,
                node.depth + 1,
                node.leftSum,
                node.leftWeight,
                node.bounds.left(trend, between));
        Open b = new Open(
                left + 1, middle, node.to, node.depth + 1, rightSum, rightWeight, node.bounds.right(trend, between));
        boolean isShared = !isDrawn() && (isSplittable(a) || isSplittable(b));
        if (isShared) {
            Open small = a.size() <= b.size() ? a : b;
            Open large = small == a ? b : a;
            small.histogram = spareHistogram();
            histogram.fill(small.histogram, columns, rows, small.from, small.to);
            large.histogram = node.histogram;
            Histogram.subtract(large.histogram, small.histogram);
        } else if (!isDrawn()) {
            spare.push(node.histogram);
        }
        enter(tree, a, open, random, isShared);
        enter(tree, b, open, random, isShared);
    }

    /** Gives the node its value and looks for its question. */
    private void enter(Tree tree, Open node, Queue<Open> open, SplitMix random, boolean isCounted) {
        tree.set(node.node, value(node), node.weight);
        if (!isSplittable(node)) {
            if (isCounted) {
                spare.push(node.histogram);
            }
            return;
        }
        if (isDrawn()) {
            lookAtDrawn(node, random);
        } else {
            if (!isCounted) {
                node.histogram = spareHistogram();
                histogram.fill(node.histogram, columns, rows, node.from, node.to);
            }
            search.begin(node.histogram, node.sum, node.weight, node.bounds);
            for (int column : columns) {
                search.look(column, 0, bins.count(column) - 1);
            }
        }
        if (search.isFound()) {
            node.split = search.best();
            node.leftCodes = search.leftCodes();
            node.leftSum = search.leftSum();
            node.leftWeight = search.leftWeight();
            open.add(node);
        } else {
            end(node);
        }
    }

    /** Of a node without any weight 0. */
    private double value(Open node) {
        double below = node.weight + growth.ridge();
        return node.bounds.held(below > 0 ? node.sum / below : 0);
    }

    /** Draws columns until enough of them differ within the node. */
    private void lookAtDrawn(Open node, SplitMix random) {
        histogram.take(rows, node.from, node.to);
        search.begin(drawn, node.sum, node.weight, node.bounds);
        int looked = 0;
        for (int i = 0; i < columns.length && looked < growth.columnsPerSplit(); i++) {
            int other = i + random.below(columns.length - i);
            int column = columns[other];
            columns[other] = columns[i];
            columns[i] = column;
            int range = range(column, node.from, node.to);
            int first = range >>> 8;
            int last = range & 0xFF;
            if (first < last) {
                histogram.add(drawn, column, rows, node.from, node.to);
                search.look(column, first, Math.min(last, bins.count(column) - 1));
                int offset = bins.offset(column);
                Arrays.fill(drawn, offset + 2 * first, offset + 2 * last + 2, 0);
                looked++;
            }
        }
    }

    /** Lowest and highest code of the column in these rows, in one number. */
    private int range(int column, int from, int to) {
        byte[] codes = bins.codes(column);
        int first = 0xFF;
        int last = 0;
        for (int i = from; i < to; i++) {
            int code = codes[rows[i]] & 0xFF;
            first = Math.min(first, code);
            last = Math.max(last, code);
        }
        return first << 8 | last;
    }

    /** Puts the rows that go left before those that go right, both in their order; says where the latter begin. */
    private int part(Open node) {
        byte[] codes = bins.codes(node.split.column());
        int left = node.from;
        int right = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = rows[i];
            if (node.leftCodes[codes[row] & 0xFF]) {
                rows[left++] = row;
            } else {
                swap[right++] = row;
            }
        }
        System.arraycopy(swap, 0, rows, left, right);
        return left;
    }

    private void end(Open node) {
        if (!isDrawn()) {
            spare.push(node.histogram);
        }
    }

    private boolean isSplittable(Open node) {
        return node.depth < growth.depth() && node.weight >= 2 * growth.leafWeight() && node.size() > 1;
    }

    private boolean isDrawn() {
        return growth.columnsPerSplit() < columns.length;
    }

    private double[] spareHistogram() {
        double[] free = spare.poll();
        return free == null ? new double[bins.offset(bins.columns())] : free;
    }
}
