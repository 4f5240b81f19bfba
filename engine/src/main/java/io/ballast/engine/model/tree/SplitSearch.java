package io.ballast.engine.model.tree;

/**
 * The best question for one node, from its histogram.
 *
 * <pre>
 * gain = loss(left) + loss(right) - loss(node), loss(S, W) = 2 S v - (W + ridge) v^2 at the value v of the part
 * v    = S / (W + ridge), held in the node's bounds
 * </pre>
 *
 * <p>Missing values go to the side where the gain is larger; where the node has none, with the heavier side.
 *
 * <p>Categories are cut in the order of their names like numbers: codes and grades mostly stand in one that means
 * something, and few cuts fit little noise. Two cuts part one category from all others.
 */
final class SplitSearch {
    private static final double NOTHING = 1e-10;

    private final Bins bins;
    private final Growth growth;
    private double[] histogram = {};
    private double sum;
    private double weight;
    private Bounds bounds = Bounds.NONE;

    private double bestScore;
    private int bestColumn;
    private int bestBin;
    private boolean bestMissingLeft;
    private double bestLeftSum;
    private double bestLeftWeight;

    SplitSearch(Bins bins, Growth growth) {
        this.bins = bins;
        this.growth = growth;
    }

    /** Begins with a node: nothing is found yet. */
    void begin(double[] ofNode, double nodeSum, double nodeWeight, Bounds ofValues) {
        histogram = ofNode;
        sum = nodeSum;
        weight = nodeWeight;
        bounds = ofValues;
        bestScore = score(sum, weight, value(sum, weight)) + growth.leastGain();
        bestColumn = -1;
    }

    boolean isFound() {
        return bestColumn >= 0;
    }

    int column() {
        return bestColumn;
    }

    double leftSum() {
        return bestLeftSum;
    }

    double leftWeight() {
        return bestLeftWeight;
    }

    double value(double ofSum, double ofWeight) {
        return bounds.held(ofSum / (ofWeight + growth.ridge()));
    }

    Split best() {
        double gain = bestScore - score(sum, weight, value(sum, weight));
        return new Split(bestColumn, bins.cut(bestColumn, bestBin), bestMissingLeft, gain);
    }

    /** Which codes of the found column go left. */
    boolean[] leftCodes() {
        int count = bins.count(bestColumn);
        boolean[] left = new boolean[Bins.MOST + 1];
        for (int bin = 0; bin < count; bin++) {
            left[bin] = bin <= bestBin;
        }
        left[count] = bestMissingLeft;
        return left;
    }

    /** Looks at the cuts between these bins of a column. */
    void look(int column, int firstBin, int lastBin) {
        int missing = bins.offset(column) + 2 * bins.count(column);
        double missingSum = histogram[missing];
        double missingWeight = histogram[missing + 1];
        if (Math.abs(missingWeight) < NOTHING) {
            scan(column, firstBin, lastBin, 0, 0, false);
        } else {
            scan(column, firstBin, lastBin, 0, 0, false);
            scan(column, firstBin, lastBin, missingSum, missingWeight, true);
        }
    }

    private void scan(int column, int first, int last, double fromSum, double fromWeight, boolean missingLeft) {
        if (growth.trends().get(column) == Trend.FREE && bounds.areNone()) {
            scanFreely(column, first, last, fromSum, fromWeight, missingLeft);
            return;
        }
        double leftSum = fromSum;
        double leftWeight = fromWeight;
        for (int bin = first; bin <= last; bin++) {
            int at = bins.offset(column) + 2 * bin;
            leftSum += histogram[at];
            leftWeight += histogram[at + 1];
            if (isHeavyEnough(leftWeight) && keepsTrend(column, leftSum, leftWeight)) {
                offer(column, bin, leftSum, leftWeight, missingLeft);
            }
        }
    }

    /** The same where no bound can bind, without a division for each bin. */
    private void scanFreely(int column, int first, int last, double fromSum, double fromWeight, boolean missingLeft) {
        double[] sums = histogram;
        double ridge = growth.ridge();
        double least = growth.leafWeight();
        double leftSum = fromSum;
        double leftWeight = fromWeight;
        double score = bestScore;
        int offset = bins.offset(column);
        for (int bin = first; bin <= last; bin++) {
            double binWeight = sums[offset + 2 * bin + 1];
            if (binWeight < NOTHING) {
                leftSum += sums[offset + 2 * bin];
                continue;
            }
            leftSum += sums[offset + 2 * bin];
            leftWeight += binWeight;
            double rightWeight = weight - leftWeight;
            if (leftWeight < least) {
                continue;
            }
            if (rightWeight < least) {
                break;
            }
            double rightSum = sum - leftSum;
            double left = leftWeight + ridge;
            double right = rightWeight + ridge;
            double over = leftSum * leftSum * right + rightSum * rightSum * left;
            if (over > score * left * right) {
                score = over / (left * right);
                keep(score, column, bin, leftSum, leftWeight, missingLeft);
            }
        }
    }

    private boolean offer(int column, int bin, double leftSum, double leftWeight, boolean missingLeft) {
        double rightSum = sum - leftSum;
        double rightWeight = weight - leftWeight;
        double score = score(leftSum, leftWeight, value(leftSum, leftWeight))
                + score(rightSum, rightWeight, value(rightSum, rightWeight));
        if (score > bestScore) {
            keep(score, column, bin, leftSum, leftWeight, missingLeft);
            return true;
        }
        return false;
    }

    private void keep(double score, int column, int bin, double leftSum, double leftWeight, boolean missingLeft) {
        bestScore = score;
        bestColumn = column;
        bestBin = bin;
        bestLeftSum = leftSum;
        bestLeftWeight = leftWeight;
        boolean isMissingHere = weightOf(column, bins.count(column)) >= NOTHING;
        bestMissingLeft = isMissingHere ? missingLeft : 2 * leftWeight > weight;
    }

    private boolean isHeavyEnough(double leftWeight) {
        return leftWeight >= growth.leafWeight() && weight - leftWeight >= growth.leafWeight();
    }

    private boolean keepsTrend(int column, double leftSum, double leftWeight) {
        Trend trend = growth.trends().get(column);
        if (trend == Trend.FREE) {
            return true;
        }
        double left = value(leftSum, leftWeight);
        double right = value(sum - leftSum, weight - leftWeight);
        return trend == Trend.RISING ? left <= right : left >= right;
    }

    private double score(double ofSum, double ofWeight, double value) {
        return value * (2 * ofSum - (ofWeight + growth.ridge()) * value);
    }

    private double weightOf(int column, int code) {
        return histogram[bins.offset(column) + 2 * code + 1];
    }
}
