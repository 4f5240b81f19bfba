package io.ballast.engine.model.validation;

/** The standard normal distribution. Source: docs/sources.md#distributions. */
final class Normal {
    private static final int HALVINGS = 80;
    private static final double FARTHEST = 38;

    private Normal() {}

    /** Probability above z, to 12 digits. */
    static double upperTail(double z) {
        double half = Gamma.upperTail(0.5, z * z / 2) / 2;
        return z < 0 ? 1 - half : half;
    }

    /**
     * What lies above this share of all.
     *
     * @param share between 0 and 1
     */
    static double quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("No normal quantile at " + share);
        }
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (upperTail(middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
