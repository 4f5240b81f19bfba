package io.ballast.engine.model.regression;

/**
 * The log likelihood of coefficients with its slope and curvature, in one pass over the observations. Place 0 is the
 * intercept.
 *
 * <p>Four observations are added at a time, so that the curvature is read and written once for them.
 */
final class Likelihood {
    private static final int BLOCK = 4;
    private static final double LEAST = 1e-150;

    private final Design design;
    private final boolean[] events;
    private final int size;
    private final double[] block;
    private final double[] weights = new double[BLOCK];
    private final double[] residuals = new double[BLOCK];

    private double value;
    private double[] slope;
    private double[] curvature;

    Likelihood(Design design, boolean[] events) {
        this.design = design;
        this.events = events;
        size = design.columns() + 1;
        block = new double[BLOCK * size];
        slope = new double[size];
        curvature = new double[size * size];
    }

    /** To be called before the figures are read. */
    void at(double[] coefficients) {
        slope = new double[size];
        curvature = new double[size * size];
        value = 0;
        double product = 1;
        for (int first = 0; first < design.rows(); first += BLOCK) {
            int rows = Math.min(BLOCK, design.rows() - first);
            for (int i = 0; i < BLOCK; i++) {
                if (i < rows) {
                    product *= load(i, first + i, coefficients);
                } else {
                    weights[i] = 0;
                    residuals[i] = 0;
                }
            }
            if (product < LEAST) {
                value += StrictMath.log(product);
                product = 1;
            }
            add();
        }
        value += StrictMath.log(product);
        mirror();
    }

    /** Puts an observation into the block and gives the probability of what it became. */
    private double load(int i, int row, double[] coefficients) {
        double[] values = design.values();
        int from = row * (size - 1);
        int to = i * size;
        double logOdds = coefficients[0];
        block[to] = 1;
        for (int k = 1; k < size; k++) {
            double x = values[from + k - 1];
            block[to + k] = x;
            logOdds += coefficients[k] * x;
        }
        double odds = StrictMath.exp(-Math.abs(logOdds));
        double likelier = 1 / (1 + odds);
        double rarer = odds / (1 + odds);
        double probability = logOdds > 0 ? likelier : rarer;
        weights[i] = likelier * rarer;
        residuals[i] = (events[row] ? 1 : 0) - probability;
        return Math.max(1e-37, logOdds > 0 == events[row] ? likelier : rarer);
    }

    private void add() {
        for (int j = 0; j < size; j++) {
            double x0 = block[j];
            double x1 = block[size + j];
            double x2 = block[2 * size + j];
            double x3 = block[3 * size + j];
            slope[j] += residuals[0] * x0 + residuals[1] * x1 + residuals[2] * x2 + residuals[3] * x3;
            double w0 = weights[0] * x0;
            double w1 = weights[1] * x1;
            double w2 = weights[2] * x2;
            double w3 = weights[3] * x3;
            int row = j * size;
            for (int k = 0; k <= j; k++) {
                curvature[row + k] +=
                        w0 * block[k] + w1 * block[size + k] + w2 * block[2 * size + k] + w3 * block[3 * size + k];
            }
        }
    }

    private void mirror() {
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                curvature[k * size + j] = curvature[j * size + k];
            }
        }
    }

    double value() {
        return value;
    }

    double[] slope() {
        return slope;
    }

    /** Minus the second derivative, row by row. */
    double[] curvature() {
        return curvature;
    }
}
