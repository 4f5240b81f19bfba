package io.ballast.engine.stat;

import java.util.Optional;

/** A symmetric positive definite matrix as product of a lower triangle with its mirror image: A = L L'. */
public final class Cholesky {
    private static final double LEAST_PIVOT = 1e-12;

    private final int size;
    private final double[] lower;

    private Cholesky(int size, double[] lower) {
        this.size = size;
        this.lower = lower;
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix row by row, size x size; its lower triangle is read
     * @return empty if it is not positive definite: a pivot fell to 1e-12 of its diagonal element
     */
    public static Optional<Cholesky> of(double[] matrix, int size) {
        double[] lower = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * size + k] * lower[j * size + k];
                }
                if (i > j) {
                    lower[i * size + j] = sum / lower[j * size + j];
                } else if (sum > LEAST_PIVOT * matrix[i * size + i]) {
                    lower[i * size + i] = StrictMath.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Cholesky(size, lower));
    }

    /** The x with A x = right. */
    public double[] solve(double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i * size + k] * x[k];
            }
            x[i] /= lower[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= lower[k * size + i] * x[k];
            }
            x[i] /= lower[i * size + i];
        }
        return x;
    }

    /** The diagonal of the inverse of A: variances, if A is an information matrix. */
    public double[] inverseDiagonal() {
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            diagonal[i] = solve(unit)[i];
        }
        return diagonal;
    }
}
