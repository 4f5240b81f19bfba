package io.ballast.engine.model.validation;

import io.ballast.engine.stat.NormalDistribution;

/**
 * Whether one model ranks the same observations better than another; paired, because both stumble over the same ones.
 *
 * <pre>
 * z = (AUC_a - AUC_b) / sqrt(var_a + var_b - 2 cov_ab)
 * </pre>
 *
 * <ul>
 *   <li>unit: difference -1..1; p value two sided, 0..1; where the difference has no spread, p is 1 if it is 0, else 0
 *   <li>error: normal approximation
 *   <li>source: docs/sources.md#delong
 * </ul>
 *
 * @param first AUC of the first model
 * @param second AUC of the second
 * @param standardError of first less second
 */
public record AucComparison(Auc first, Auc second, double standardError) {
    /**
     * Compares.
     *
     * @throws IllegalArgumentException if the predictions are not of the same observations
     */
    public static AucComparison of(Predictions first, Predictions second) {
        if (first.rows() != second.rows()) {
            throw new IllegalArgumentException("Predictions of " + first.rows() + " and " + second.rows() + " rows");
        }
        for (int row = 0; row < first.rows(); row++) {
            if (first.isEvent(row) != second.isEvent(row)) {
                throw new IllegalArgumentException("Outcomes differ in row " + row);
            }
        }
        Placements a = new Placements(first);
        Placements b = new Placements(second);
        double variance = a.covariance(a) + b.covariance(b) - 2 * a.covariance(b);
        return new AucComparison(
                new Auc(a.auc(), StrictMath.sqrt(a.covariance(a))),
                new Auc(b.auc(), StrictMath.sqrt(b.covariance(b))),
                StrictMath.sqrt(Math.max(0, variance)));
    }

    /** First less second. */
    public double difference() {
        return first.value() - second.value();
    }

    public Interval interval(double confidence) {
        return Interval.around(difference(), standardError, confidence).within(-1, 1);
    }

    /** How likely a difference at least as large is where both rank equally well. */
    public double pValue() {
        double distance = Math.abs(difference());
        if (standardError == 0) {
            return distance == 0 ? 1 : 0;
        }
        return 2 * NormalDistribution.above(distance / standardError);
    }
}
