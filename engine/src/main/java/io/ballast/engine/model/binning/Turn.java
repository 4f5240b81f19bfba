package io.ballast.engine.model.binning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A binning whose rates rise to a bin, first..last, and fall from it. */
record Turn(BestRuns left, BestRuns right, int size, int first, int last, double total) {

    /** The best one; right is of the reversed runs. */
    static Optional<Turn> best(Runs runs, BestRuns left, BestRuns right) {
        int size = runs.size();
        double best = Double.NEGATIVE_INFINITY;
        int bestFirst = 0;
        int bestLast = 0;
        for (int first = 0; first < size; first++) {
            for (int last = first; last < size; last++) {
                double total = left.total(first, last)
                        + right.total(size - 1 - last, size - 1 - first)
                        - runs.value(first, last);
                if (total > best) {
                    best = total;
                    bestFirst = first;
                    bestLast = last;
                }
            }
        }
        return best == Double.NEGATIVE_INFINITY
                ? Optional.empty()
                : Optional.of(new Turn(left, right, size, bestFirst, bestLast, best));
    }

    /** The last groups of all bins: those of the left, then those of the right, mirrored back. */
    List<Integer> ends() {
        List<Integer> ends = new ArrayList<>(left.ends(first, last));
        List<Integer> mirrored = right.ends(size - 1 - last, size - 1 - first);
        for (int i = mirrored.size() - 3; i >= 0; i--) {
            ends.add(size - 2 - mirrored.get(i));
        }
        if (last < size - 1) {
            ends.add(size - 1);
        }
        return ends;
    }
}
