package io.ballast.engine.model.history;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;

/**
 * The share of a customer's own invoices that were paid late, taken for its probability: what a model is worth beyond
 * it is what it is worth at all. Who has paid nothing yet counts as the average of those it was measured on.
 *
 * @param usual share of who has none
 */
public record LateRate(double usual) implements Model {
    public static final String COLUMN = "late_count_share_365";

    /** Whether the data have it. */
    public static boolean reads(Sample sample) {
        return sample.columns().stream()
                .anyMatch(column ->
                        column instanceof NumberColumn && column.name().equals(COLUMN));
    }

    /** The baseline for data like these. */
    public static LateRate of(Sample sample) {
        NumberColumn shares = column(sample);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < shares.rows(); row++) {
            if (!shares.isMissing(row)) {
                sum += shares.value(row);
                count++;
            }
        }
        return new LateRate(count == 0 ? 0 : sum / count);
    }

    @Override
    public double[] probabilities(Sample sample) {
        NumberColumn shares = column(sample);
        double[] probabilities = new double[sample.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = shares.isMissing(row) ? usual : Math.max(0, Math.min(1, shares.value(row)));
        }
        return probabilities;
    }

    private static NumberColumn column(Sample sample) {
        return (NumberColumn) sample.column(COLUMN);
    }
}
