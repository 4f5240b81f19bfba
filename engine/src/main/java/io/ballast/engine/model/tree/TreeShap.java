package io.ballast.engine.model.tree;

/**
 * Shapley values of one tree: each column's fair part in what the tree says of a row, where a column that is not known
 * sends a share of the row each way, as observations went when the tree grew.
 *
 * <ul>
 *   <li>shape: one row in, an amount added for each column
 *   <li>error: exact but for rounding, in leaves x depth^2 steps
 *   <li>source: docs/sources.md#tree-shap
 * </ul>
 */
final class TreeShap {
    private final Tree tree;
    private final Features features;
    private final int row;
    private final double[] amounts;

    private TreeShap(Tree tree, Features features, int row, double[] amounts) {
        this.tree = tree;
        this.features = features;
        this.row = row;
        this.amounts = amounts;
    }

    /** Adds the tree's part to the amount of each column. */
    static void add(Tree tree, Features features, int row, double[] amounts) {
        new TreeShap(tree, features, row, amounts).follow(0, new Path(), 1, 1, Path.NOBODY);
    }

    /** Mean of the leaves' values, by the observations in them. */
    static double mean(Tree tree) {
        double sum = 0;
        for (int node = 0; node < tree.size(); node++) {
            sum += tree.isLeaf(node) ? tree.value(node) * tree.cover(node) : 0;
        }
        return sum / tree.cover(0);
    }

    private void follow(int node, Path before, double unknown, double known, int column) {
        Path path = before.extended(unknown, known, column);
        if (tree.isLeaf(node)) {
            for (int i = 1; i < path.length(); i++) {
                amounts[path.column(i)] += path.withoutSum(i) * (path.known(i) - path.unknown(i)) * tree.value(node);
            }
            return;
        }
        int asked = tree.column(node);
        int taken = tree.left(node) + (tree.goesLeft(node, features.value(asked, row)) ? 0 : 1);
        int other = taken == tree.left(node) ? taken + 1 : taken - 1;
        int earlier = path.find(asked);
        double unknownBefore = earlier < 0 ? 1 : path.unknown(earlier);
        double knownBefore = earlier < 0 ? 1 : path.known(earlier);
        Path rest = earlier < 0 ? path : path.without(earlier);
        double cover = tree.cover(node);
        follow(taken, rest, unknownBefore * tree.cover(taken) / cover, knownBefore, asked);
        follow(other, rest, unknownBefore * tree.cover(other) / cover, 0, asked);
    }

    /**
     * The columns asked on the way to a node, and for each number of known ones the share of orders in which they are
     * known, times what of the row comes this way.
     */
    private static final class Path {
        static final int NOBODY = -1;

        private final int[] columns;
        private final double[] unknown;
        private final double[] known;
        private final double[] weights;

        Path() {
            this(0);
        }

        private Path(int length) {
            columns = new int[length];
            unknown = new double[length];
            known = new double[length];
            weights = new double[length];
        }

        int length() {
            return columns.length;
        }

        int column(int i) {
            return columns[i];
        }

        double unknown(int i) {
            return unknown[i];
        }

        double known(int i) {
            return known[i];
        }

        int find(int column) {
            for (int i = 1; i < columns.length; i++) {
                if (columns[i] == column) {
                    return i;
                }
            }
            return -1;
        }

        Path extended(double share, double isKnown, int column) {
            int length = columns.length;
            Path longer = new Path(length + 1);
            copyTo(longer, length);
            longer.columns[length] = column;
            longer.unknown[length] = share;
            longer.known[length] = isKnown;
            longer.weights[length] = length == 0 ? 1 : 0;
            for (int i = length - 1; i >= 0; i--) {
                longer.weights[i + 1] += isKnown * longer.weights[i] * (i + 1) / (length + 1);
                longer.weights[i] = share * longer.weights[i] * (length - i) / (length + 1);
            }
            return longer;
        }

        Path without(int left) {
            int last = columns.length - 1;
            Path shorter = new Path(last);
            double[] undone = undone(left);
            System.arraycopy(undone, 0, shorter.weights, 0, last);
            for (int i = 0; i < last; i++) {
                int from = i < left ? i : i + 1;
                shorter.columns[i] = columns[from];
                shorter.unknown[i] = unknown[from];
                shorter.known[i] = known[from];
            }
            return shorter;
        }

        double withoutSum(int left) {
            double sum = 0;
            for (double weight : undone(left)) {
                sum += weight;
            }
            return sum;
        }

        /** The weights as they were before this column came. */
        private double[] undone(int left) {
            int last = columns.length - 1;
            double[] before = new double[last];
            double next = weights[last];
            for (int i = last - 1; i >= 0; i--) {
                if (known[left] != 0) {
                    before[i] = next * (last + 1) / ((i + 1) * known[left]);
                    next = weights[i] - before[i] * unknown[left] * (last - i) / (last + 1);
                } else {
                    before[i] = weights[i] * (last + 1) / (unknown[left] * (last - i));
                }
            }
            return before;
        }

        private void copyTo(Path other, int length) {
            System.arraycopy(columns, 0, other.columns, 0, length);
            System.arraycopy(unknown, 0, other.unknown, 0, length);
            System.arraycopy(known, 0, other.known, 0, length);
            System.arraycopy(weights, 0, other.weights, 0, length);
        }
    }
}
