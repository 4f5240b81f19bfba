package io.ballast.bench;

import io.ballast.engine.model.Sample;
import java.util.stream.IntStream;

/**
 * The folds of scikit-learn's {@code StratifiedKFold(5, shuffle=True, random_state=42)}, row by row the same.
 *
 * <p>Source: docs/sources.md#folds.
 */
final class StratifiedFolds {
    private static final int FOLDS = 5;
    private static final int SEED = 42;

    private final int[] foldOfRow;

    StratifiedFolds(Sample sample) {
        foldOfRow = new int[sample.rows()];
        MersenneTwister random = new MersenneTwister(SEED);
        boolean first = sample.isEvent(0);
        int ofFirst = first ? sample.events() : sample.nonEvents();
        deal(sample, first, 0, ofFirst, random);
        deal(sample, !first, ofFirst, sample.rows(), random);
    }

    /** In the order of outcomes, the one of row 0 first, every fifth place goes to the same fold. */
    private void deal(Sample sample, boolean outcome, int from, int to, MersenneTwister random) {
        int[] folds = new int[to - from];
        int at = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int place = from; place < to; place++) {
                if (place % FOLDS == fold) {
                    folds[at] = fold;
                    at++;
                }
            }
        }
        random.shuffle(folds);
        at = 0;
        for (int row = 0; row < foldOfRow.length; row++) {
            if (sample.isEvent(row) == outcome) {
                foldOfRow[row] = folds[at];
                at++;
            }
        }
    }

    static IntStream all() {
        return IntStream.range(0, FOLDS);
    }

    int[] trainingRows(int fold) {
        return IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] != fold)
                .toArray();
    }

    int[] testRows(int fold) {
        return IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] == fold)
                .toArray();
    }
}
