package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient boosting of trees for a quantile of a number, such as the median of the days until an invoice is paid: a few
 * that are paid very late do not move it.
 *
 * <pre>
 * loss = sum of quantile x (y - f) where y is above f, else (1 - quantile) x (f - y)
 * tree t grows on the signs of y - f; a leaf's value is the quantile of y - f in it
 * </pre>
 *
 * <ul>
 *   <li>shape: a sample and one number for each of its rows in, a model out; outcomes of the sample are not read
 *   <li>unit: that of the numbers
 *   <li>error: two quantiles fitted apart can cross
 *   <li>source: docs/sources.md#boosting
 * </ul>
 *
 * @param quantile between 0 and 1; 0.5 is the median and makes the absolute error least
 * @param rounds trees, 1 or more
 * @param shrinkage share of each tree's step that is taken, above 0 and at most 1
 * @param depth most questions on a way to a leaf
 * @param leafRows least rows in a leaf
 */
public record QuantileBoosting(double quantile, int rounds, double shrinkage, int depth, int leafRows) {
    public QuantileBoosting {
        if (!(quantile > 0 && quantile < 1) || rounds < 1 || !(shrinkage > 0 && shrinkage <= 1) || leafRows < 1) {
            throw new IllegalArgumentException("Cannot boost the quantile " + quantile + " in " + rounds
                    + " rounds with shrinkage " + shrinkage + " and leaves of " + leafRows);
        }
    }

    /** The median, with what fits unknown data: docs/models.md says why. */
    public static QuantileBoosting median() {
        return of(0.5);
    }

    /** Another quantile, as the end of an interval; a leaf has about 20 rows on the rarer side of it. */
    public static QuantileBoosting of(double quantile) {
        double rarer = Math.min(quantile, 1 - quantile);
        return new QuantileBoosting(quantile, 200, 0.05, 5, (int) Math.round(20 / rarer));
    }

    /**
     * Fits all columns of the sample.
     *
     * @param numbers finite, one for each row
     */
    public QuantileModel fit(Sample sample, double[] numbers) {
        if (numbers.length != sample.rows() || numbers.length == 0) {
            throw new IllegalArgumentException(numbers.length + " numbers for " + sample.rows() + " rows");
        }
        List<Predictor> predictors =
                sample.columns().stream().map(Predictor::of).toList();
        Features features = Features.of(predictors, sample);
        double[] signs = new double[numbers.length];
        double[] ones = new double[numbers.length];
        Arrays.fill(ones, 1);
        Growth growth = new Growth(
                depth,
                Integer.MAX_VALUE,
                leafRows,
                0,
                0,
                Math.max(1, predictors.size()),
                predictors.stream().map(predictor -> Trend.FREE).toList());
        Grower grower = new Grower(new Bins(predictors, features), growth, signs, ones);
        double base = quantile(numbers.clone());
        double[] scores = new double[numbers.length];
        Arrays.fill(scores, base);
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int row = 0; row < signs.length; row++) {
                signs[row] = numbers[row] > scores[row] ? quantile : numbers[row] < scores[row] ? quantile - 1 : 0;
            }
            Tree tree = grower.grow(
                    IntStream.range(0, numbers.length).toArray(),
                    IntStream.range(0, predictors.size()).toArray(),
                    new SplitMix(round));
            step(tree, features, numbers, scores);
            trees.add(tree.compacted());
        }
        return new QuantileModel(new Ensemble(predictors, base, trees));
    }

    /** Puts the quantile of what is left into each leaf and adds it to the rows' scores. */
    private void step(Tree tree, Features features, double[] numbers, double[] scores) {
        int[] leaves = new int[numbers.length];
        int[] counts = new int[tree.size()];
        for (int row = 0; row < leaves.length; row++) {
            leaves[row] = tree.leafOf(features, row);
            counts[leaves[row]]++;
        }
        double[][] rests = new double[tree.size()][];
        for (int node = 0; node < rests.length; node++) {
            rests[node] = new double[counts[node]];
        }
        for (int row = 0; row < leaves.length; row++) {
            rests[leaves[row]][--counts[leaves[row]]] = numbers[row] - scores[row];
        }
        for (int node = 0; node < rests.length; node++) {
            double value = rests[node].length == 0 ? 0 : shrinkage * quantile(rests[node]);
            tree.set(node, value, tree.cover(node));
        }
        for (int row = 0; row < leaves.length; row++) {
            scores[row] += tree.value(leaves[row]);
        }
    }

    /** The least value that this share of all reaches or stays below; sorts. */
    private double quantile(double[] values) {
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1L, (long) (quantile * values.length))];
    }
}
