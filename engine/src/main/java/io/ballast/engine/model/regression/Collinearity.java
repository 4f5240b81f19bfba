package io.ballast.engine.model.regression;

import io.ballast.engine.stat.Cholesky;
import java.util.Optional;

/** How much the columns of a design say the same. */
public final class Collinearity {
    private final int size;
    private final double[] correlations;

    private Collinearity(int size, double[] correlations) {
        this.size = size;
        this.correlations = correlations;
    }

    public static Collinearity of(Design design) {
        int size = design.columns();
        double[] means = new double[size];
        for (int row = 0; row < design.rows(); row++) {
            for (int j = 0; j < size; j++) {
                means[j] += design.value(row, j) / design.rows();
            }
        }
        double[] products = new double[size * size];
        double[] centred = new double[size];
        for (int row = 0; row < design.rows(); row++) {
            for (int j = 0; j < size; j++) {
                centred[j] = design.value(row, j) - means[j];
                for (int k = 0; k <= j; k++) {
                    products[j * size + k] += centred[j] * centred[k];
                }
            }
        }
        return new Collinearity(size, correlations(products, size));
    }

    private static double[] correlations(double[] products, int size) {
        double[] correlations = new double[size * size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                double scale = StrictMath.sqrt(products[j * size + j] * products[k * size + k]);
                double correlation = scale == 0 ? 0 : products[j * size + k] / scale;
                correlations[j * size + k] = correlation;
                correlations[k * size + j] = correlation;
            }
            correlations[j * size + j] = 1;
        }
        return correlations;
    }

    /** Pearson's correlation of two columns, -1..1; 0 with a constant one. */
    public double correlation(int column, int other) {
        return correlations[column * size + other];
    }

    /**
     * Variance inflation factors: how many times the variance of a coefficient is that without the other columns, 1 or
     * more.
     *
     * @return empty if a column follows from the others
     */
    public Optional<double[]> inflation() {
        return Cholesky.of(correlations, size).map(Cholesky::inverseDiagonal);
    }
}
