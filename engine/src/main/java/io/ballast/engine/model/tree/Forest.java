package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Random forest: many deep trees, each on rows drawn with replacement and with few columns drawn for each question; the
 * probability is the mean of theirs.
 *
 * <ul>
 *   <li>shape: a sample in, a model out; the same from the same sample and seed, to the byte, on any number of threads
 *   <li>error: trees see numbers by at most 255 bins
 *   <li>source: docs/sources.md#random-forest
 * </ul>
 *
 * @param trees 1 or more
 * @param leafRows least drawn rows in a leaf, 1 or more
 * @param columnsPerSplit columns drawn for each question; 0 for the square root of their number, or a fifth if that
 *     is more
 * @param seed of what is drawn
 * @param isParallel whether trees grow on all processors at once
 * @param trends by name of column; none for those that may go either way
 */
public record Forest(
        int trees, int leafRows, int columnsPerSplit, long seed, boolean isParallel, Map<String, Trend> trends) {
    private static final int DEEPEST = 60;

    public Forest {
        trends = Map.copyOf(trends);
        if (trees < 1 || leafRows < 1 || columnsPerSplit < 0) {
            throw new IllegalArgumentException("No forest of " + trees + " trees with leaves of " + leafRows
                    + " rows and " + columnsPerSplit + " columns");
        }
    }

    /** What fits unknown data without looking for more: docs/models.md says why. */
    public static Forest standard() {
        return new Forest(300, 8, 0, 1, true, Map.of());
    }

    /** The same with this seed and these trends. */
    public Forest with(long otherSeed, Map<String, Trend> otherTrends) {
        return new Forest(trees, leafRows, columnsPerSplit, otherSeed, isParallel, otherTrends);
    }

    /** Fits all columns of the sample. */
    public TreeModel fit(Sample sample) {
        if (sample.rows() == 0) {
            throw new IllegalArgumentException("A forest needs observations");
        }
        List<Predictor> predictors =
                sample.columns().stream().map(Predictor::of).toList();
        Bins bins = new Bins(predictors, Features.of(predictors, sample));
        int asked = columnsPerSplit == 0 ? usual(predictors.size()) : columnsPerSplit;
        Growth growth = new Growth(
                DEEPEST, Integer.MAX_VALUE, leafRows, 0, 0, Math.max(1, asked), Trends.of(trends, predictors));
        IntStream numbers = IntStream.range(0, trees);
        List<Tree> grown = (isParallel ? numbers.parallel() : numbers)
                .mapToObj(number -> tree(sample, bins, growth, SplitMix.of(seed, number)))
                .toList();
        return new TreeModel(Link.SHARE, new Ensemble(predictors, 0, grown));
    }

    private static int usual(int columns) {
        return Math.max((int) StrictMath.sqrt(columns), columns / 5);
    }

    private Tree tree(Sample sample, Bins bins, Growth growth, SplitMix random) {
        double[] weights = new double[sample.rows()];
        double[] sums = new double[sample.rows()];
        for (int i = 0; i < weights.length; i++) {
            int row = random.below(weights.length);
            weights[row]++;
            sums[row] += sample.isEvent(row) ? 1 : 0;
        }
        int[] rows = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        int[] columns = IntStream.range(0, bins.columns()).toArray();
        Tree tree = new Grower(bins, growth, sums, weights).grow(rows, columns, random);
        tree.scale(1.0 / trees);
        return tree.compacted();
    }
}
