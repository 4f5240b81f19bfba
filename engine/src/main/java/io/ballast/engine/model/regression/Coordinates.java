package io.ballast.engine.model.regression;

/** The top of a quadratic form under lasso and sign, one coefficient after the other until none moves. */
final class Coordinates {
    private static final int MOST_SWEEPS = 10_000;
    private static final double ENOUGH = 1e-12;

    private Coordinates() {}

    /**
     * The coefficients with the highest value; place 0, the intercept, is free.
     *
     * @param quadratic minus the second derivative, row by row
     * @param slope at from
     */
    static double[] descend(double[] quadratic, double[] slope, double[] from, double lasso, CoefficientSign sign) {
        int size = from.length;
        double[] at = from.clone();
        double[] left = slope.clone();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double most = 0;
            for (int j = 0; j < size; j++) {
                double bend = quadratic[j * size + j];
                double pull = left[j] + bend * at[j];
                double wanted = bend <= 0 ? 0 : j == 0 ? pull / bend : sign.nearest(shrunk(pull, lasso) / bend);
                double moved = wanted - at[j];
                if (moved != 0) {
                    at[j] = wanted;
                    for (int k = 0; k < size; k++) {
                        left[k] -= quadratic[j * size + k] * moved;
                    }
                    most = Math.max(most, Math.abs(moved) / (1 + Math.abs(wanted)));
                }
            }
            if (most <= ENOUGH) {
                break;
            }
        }
        return at;
    }

    private static double shrunk(double pull, double lasso) {
        return Math.abs(pull) <= lasso ? 0 : pull - Math.signum(pull) * lasso;
    }
}
