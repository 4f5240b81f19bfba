package io.ballast.engine.model.tree;

import io.ballast.engine.model.Sample;
import java.util.List;

/** The values that trees compare, column by column in the order of the predictors; NaN is missing. */
final class Features {
    private final double[][] columns;
    private final int rows;

    private Features(double[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads the sample.
     *
     * @throws IllegalArgumentException if a predictor's column is not there or is of another kind
     */
    static Features of(List<Predictor> predictors, Sample sample) {
        double[][] columns = new double[predictors.size()][];
        for (int i = 0; i < columns.length; i++) {
            Predictor predictor = predictors.get(i);
            columns[i] = predictor.values(sample.column(predictor.name()));
        }
        return new Features(columns, sample.rows());
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns.length;
    }

    double value(int column, int row) {
        return columns[column][row];
    }

    double[] column(int column) {
        return columns[column];
    }
}
