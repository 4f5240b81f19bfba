package io.ballast.engine.model.tree;

import java.util.List;

/**
 * How far a tree grows.
 *
 * @param depth most questions on a way to a leaf, 1 or more
 * @param leaves most leaves, 2 or more; where they bind, the most useful question is asked first
 * @param leafWeight least weight of a leaf, above 0: observations, or in boosting their curvature
 * @param ridge added to the weight below the line of a leaf's value, 0 or more
 * @param leastGain a question must lower the loss by more than this
 * @param columnsPerSplit columns drawn for each question; all columns if there are no more
 * @param trends one for each column
 */
record Growth(
        int depth,
        int leaves,
        double leafWeight,
        double ridge,
        double leastGain,
        int columnsPerSplit,
        List<Trend> trends) {
    Growth {
        trends = List.copyOf(trends);
        if (depth < 1 || leaves < 2 || !(leafWeight > 0) || !(ridge >= 0) || columnsPerSplit < 1) {
            throw new IllegalArgumentException(
                    "A tree cannot grow to depth " + depth + ", " + leaves + " leaves of weight " + leafWeight
                            + " with ridge " + ridge + " and " + columnsPerSplit + " columns");
        }
    }

    /** Whether leaves end the growth before depth does. */
    boolean isByLeaves() {
        return depth > 30 ? leaves < Integer.MAX_VALUE : leaves < 1 << depth;
    }
}
