package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One tree that can be read: CART with cost-complexity pruning.
 *
 * <pre>
 * a question stays if it and those below it lower the squared error, for each leaf more, by at least
 * complexity x squared error of the sample
 * </pre>
 *
 * <ul>
 *   <li>shape: a sample in, a model out; a leaf's probability is its event rate
 *   <li>error: the tree sees numbers by at most 255 bins
 *   <li>source: docs/sources.md#cart
 * </ul>
 *
 * @param depth most questions on a way to a leaf
 * @param leafShare least share of the rows in a leaf, 0 or more and below 1
 * @param leafRows least rows in a leaf, 1 or more
 * @param complexity 0 keeps every question
 * @param trends by name of column; none for those that may go either way
 */
public record DecisionTree(int depth, double leafShare, int leafRows, double complexity, Map<String, Trend> trends) {
    public DecisionTree {
        trends = Map.copyOf(trends);
        if (!(leafShare >= 0 && leafShare < 1) || leafRows < 1 || !(complexity >= 0)) {
            throw new IllegalArgumentException(
                    "No tree with leaves of " + leafShare + ", " + leafRows + " rows and complexity " + complexity);
        }
    }

    /** Small enough to be read on a page: docs/models.md says why. */
    public static DecisionTree standard() {
        return new DecisionTree(6, 0.01, 20, 0.0005, Map.of());
    }

    /** The same with these trends. */
    public DecisionTree with(Map<String, Trend> other) {
        return new DecisionTree(depth, leafShare, leafRows, complexity, other);
    }

    /** Fits all columns of the sample. */
    public TreeModel fit(Sample sample) {
        if (sample.rows() == 0) {
            throw new IllegalArgumentException("A tree needs observations");
        }
        List<Predictor> predictors =
                sample.columns().stream().map(Predictor::of).toList();
        Bins bins = new Bins(predictors, Features.of(predictors, sample));
        double[] events = new double[sample.rows()];
        for (int row = 0; row < events.length; row++) {
            events[row] = sample.isEvent(row) ? 1 : 0;
        }
        double[] ones = new double[sample.rows()];
        Arrays.fill(ones, 1);
        Growth growth = new Growth(
                depth,
                Integer.MAX_VALUE,
                Math.max(leafRows, leafShare * sample.rows()),
                0,
                0,
                Math.max(1, predictors.size()),
                Trends.of(trends, predictors));
        Tree tree = new Grower(bins, growth, events, ones)
                .grow(
                        IntStream.range(0, sample.rows()).toArray(),
                        IntStream.range(0, predictors.size()).toArray(),
                        new SplitMix(0));
        prune(tree, complexity * sample.rows() * sample.eventRate() * (1 - sample.eventRate()));
        return new TreeModel(Link.SHARE, new Ensemble(predictors, 0, List.of(tree.compacted())));
    }

    /** Weakest link first, until the weakest is worth its leaves. */
    private static void prune(Tree tree, double leastGain) {
        double[] gains = new double[tree.size()];
        int[] questions = new int[tree.size()];
        while (true) {
            int weakest = -1;
            double least = leastGain;
            for (int node = tree.size() - 1; node >= 0; node--) {
                int left = tree.left(node);
                gains[node] = tree.isLeaf(node) ? 0 : tree.gain(node) + gains[left] + gains[left + 1];
                questions[node] = tree.isLeaf(node) ? 0 : 1 + questions[left] + questions[left + 1];
                if (questions[node] > 0 && gains[node] / questions[node] < least) {
                    weakest = node;
                    least = gains[node] / questions[node];
                }
            }
            if (weakest < 0) {
                return;
            }
            tree.close(weakest);
        }
    }
}
