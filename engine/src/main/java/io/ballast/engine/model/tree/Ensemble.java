package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trees whose values add up, and the columns that they read.
 *
 * <pre>score = base + sum over trees of the value of the leaf</pre>
 *
 * <p>A row's score is added up in the order of the trees, alone as among others, and so the same to the last bit.
 */
public final class Ensemble {
    private final List<Predictor> predictors;
    private final double base;
    private final List<Tree> trees;

    Ensemble(List<Predictor> predictors, double base, List<Tree> trees) {
        this.predictors = List.copyOf(predictors);
        this.base = base;
        this.trees = List.copyOf(trees);
    }

    public List<Predictor> predictors() {
        return predictors;
    }

    public double base() {
        return base;
    }

    public List<Tree> trees() {
        return trees;
    }

    /**
     * The score of each row.
     *
     * @throws IllegalArgumentException if the sample lacks a column that the trees read, naming it
     */
    public double[] scores(Sample sample) {
        return scores(Features.of(predictors, sample));
    }

    /**
     * What each column adds to the score of one row.
     *
     * @throws IllegalArgumentException if the sample lacks a column that the trees read, naming it
     */
    public Explanation explain(Sample sample, int row) {
        Features features = Features.of(predictors, sample.pick(new int[] {row}));
        double[] amounts = new double[predictors.size()];
        double usual = base;
        for (Tree tree : trees) {
            TreeShap.add(tree, features, 0, amounts);
            usual += TreeShap.mean(tree);
        }
        List<Contribution> contributions = IntStream.range(0, amounts.length)
                .mapToObj(i -> new Contribution(predictors.get(i).name(), amounts[i]))
                .toList();
        return new Explanation(usual, contributions, scores(features)[0]);
    }

    /** How much of the loss that the questions lowered is due to each column, greatest first; shares of 1. */
    public List<Contribution> importance() {
        double[] gains = new double[predictors.size()];
        double all = 0;
        for (Tree tree : trees) {
            for (int node = 0; node < tree.size(); node++) {
                if (!tree.isLeaf(node)) {
                    gains[tree.column(node)] += tree.gain(node);
                    all += tree.gain(node);
                }
            }
        }
        double whole = all == 0 ? 1 : all;
        return IntStream.range(0, gains.length)
                .mapToObj(i -> new Contribution(predictors.get(i).name(), gains[i] / whole))
                .sorted(Comparator.comparingDouble(Contribution::amount).reversed())
                .toList();
    }

    double[] scores(Features features) {
        double[] scores = new double[features.rows()];
        Arrays.fill(scores, base);
        for (Tree tree : trees) {
            for (int row = 0; row < scores.length; row++) {
                scores[row] += tree.value(tree.leafOf(features, row));
            }
        }
        return scores;
    }
}
