package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gradient boosting of trees for the probability of an event: each tree takes a small step where the ones before it
 * err.
 *
 * <pre>
 * score_0 = ln(events / others);  p = 1 / (1 + e^-score)
 * tree t on residuals y - p with weights p (1 - p);  score_t = score_(t-1) + shrinkage x tree_t
 * </pre>
 *
 * <ul>
 *   <li>shape: a sample in, a model out; the same from the same sample and seed, to the byte
 *   <li>error: trees see numbers by at most 255 bins
 *   <li>source: docs/sources.md#boosting
 * </ul>
 *
 * @param rounds trees, 1 or more
 * @param shrinkage share of each tree's step that is taken, above 0 and at most 1
 * @param depth most questions on a way to a leaf
 * @param leaves most leaves of a tree
 * @param leafWeight least sum of p (1 - p) in a leaf, above 0
 * @param ridge penalty on the square of leaf values, 0 or more
 * @param rowShare share of the rows that each tree sees, above 0 and at most 1
 * @param columnShare share of the columns that each tree sees, above 0 and at most 1
 * @param trends by name of column; none for those that may go either way
 * @param seed of what is drawn
 */
public record Boosting(
        int rounds,
        double shrinkage,
        int depth,
        int leaves,
        double leafWeight,
        double ridge,
        double rowShare,
        double columnShare,
        Map<String, Trend> trends,
        long seed) {
    public Boosting {
        trends = Map.copyOf(trends);
        if (rounds < 1 || !isShare(shrinkage) || !isShare(rowShare) || !isShare(columnShare)) {
            throw new IllegalArgumentException("Cannot boost " + rounds + " rounds with shrinkage " + shrinkage
                    + " on shares " + rowShare + " and " + columnShare);
        }
    }

    /** What fits unknown data without looking for more: docs/models.md says why. */
    public static Boosting standard() {
        return new Boosting(300, 0.04, 4, 16, 1, 2, 0.5, 0.7, Map.of(), 1);
    }

    /** The same with these trends. */
    public Boosting with(Map<String, Trend> asked) {
        return new Boosting(rounds, shrinkage, depth, leaves, leafWeight, ridge, rowShare, columnShare, asked, seed);
    }

    /** The same with this seed and these trends. */
    public Boosting with(long otherSeed, Map<String, Trend> asked) {
        return new Boosting(
                rounds, shrinkage, depth, leaves, leafWeight, ridge, rowShare, columnShare, asked, otherSeed);
    }

    /**
     * Fits all columns of the sample.
     *
     * @throws IllegalArgumentException if there are no events or no others, or a trend cannot be kept
     */
    public TreeModel fit(Sample sample) {
        if (sample.events() == 0 || sample.nonEvents() == 0) {
            throw new IllegalArgumentException(
                    "Boosting needs events and others, here are " + sample.events() + " events of " + sample.rows());
        }
        List<Predictor> predictors =
                sample.columns().stream().map(Predictor::of).toList();
        Features features = Features.of(predictors, sample);
        Bins bins = new Bins(predictors, features);
        double[] residuals = new double[sample.rows()];
        double[] weights = new double[sample.rows()];
        Growth growth =
                new Growth(depth, leaves, leafWeight, ridge, 0, predictors.size(), Trends.of(trends, predictors));
        Grower grower = new Grower(bins, growth, residuals, weights);
        double base = StrictMath.log((double) sample.events() / sample.nonEvents());
        double[] scores = new double[sample.rows()];
        Arrays.fill(scores, base);
        RowDraw draw = new RowDraw(rowShare);
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            step(sample, scores, residuals, weights);
            SplitMix random = SplitMix.of(seed, round);
            int[] rows = draw.draw(residuals, weights, random);
            int[] columns =
                    random.some(Math.max(1, (int) Math.round(columnShare * predictors.size())), predictors.size());
            Tree tree = grower.grow(rows, columns, random);
            tree.scale(shrinkage);
            add(tree, features, scores);
            trees.add(tree.compacted());
        }
        return new TreeModel(Link.LOGIT, new Ensemble(predictors, base, trees));
    }

    private static void step(Sample sample, double[] scores, double[] residuals, double[] weights) {
        for (int row = 0; row < scores.length; row++) {
            double p = Link.LOGIT.probability(scores[row]);
            residuals[row] = (sample.isEvent(row) ? 1 : 0) - p;
            weights[row] = p * (1 - p);
        }
    }

    /** Adds each row's leaf to its score, and counts all rows, not only the drawn ones, as cover. */
    private static void add(Tree tree, Features features, double[] scores) {
        int[] rows = new int[tree.size()];
        for (int row = 0; row < scores.length; row++) {
            int leaf = tree.leafOf(features, row);
            rows[leaf]++;
            scores[row] += tree.value(leaf);
        }
        tree.cover(rows);
    }

    private static boolean isShare(double share) {
        return share > 0 && share <= 1;
    }
}
