package io.ballast.engine.model.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws rows for one tree: those on which the model still errs much are drawn more often, and each drawn row weighs as
 * many as it stands for, so that sums stay the same on average.
 *
 * <pre>
 * chance_i = min(1, |residual_i| / limit), the limit such that the chances add up to share x rows
 * </pre>
 *
 * <p>Rare events are nearly always drawn, which rows drawn evenly would lose. Source: docs/sources.md#boosting.
 */
final class RowDraw {
    private final double share;

    /** The share is above 0 and at most 1; all rows are drawn at 1. */
    RowDraw(double share) {
        this.share = share;
    }

    /** The drawn rows, rising; their residuals and weights are divided by their chances. */
    int[] draw(double[] residuals, double[] weights, SplitMix random) {
        if (share == 1) {
            return IntStream.range(0, residuals.length).toArray();
        }
        double limit = limit(residuals);
        int[] rows = new int[residuals.length];
        int count = 0;
        for (int row = 0; row < residuals.length; row++) {
            double chance = Math.min(1, Math.abs(residuals[row]) / limit);
            if (random.fraction() < chance) {
                rows[count++] = row;
                residuals[row] /= chance;
                weights[row] /= chance;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Falls from step to step, as those above it are taken for certain, and ends when none is left above. */
    private double limit(double[] residuals) {
        double limit = Double.MAX_VALUE;
        double before;
        do {
            before = limit;
            double below = 0;
            int certain = 0;
            for (double residual : residuals) {
                double size = Math.abs(residual);
                if (size > before) {
                    certain++;
                } else {
                    below += size;
                }
            }
            limit = below / (share * residuals.length - certain);
        } while (limit < before);
        return before;
    }
}
