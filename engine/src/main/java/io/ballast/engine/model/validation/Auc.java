package io.ballast.engine.model.validation;

/**
 * Area under the ROC curve: how often an event was given the higher risk than another observation; a tie counts half.
 *
 * <pre>
 * AUC   = mean over events i and others j of [risk_i &gt; risk_j] + [risk_i = risk_j] / 2
 * var   = var(placements of events) / events + var(placements of others) / others
 * </pre>
 *
 * <ul>
 *   <li>shape: predictions in, one figure with its standard error out
 *   <li>unit: 0..1, 0.5 is guessing; a variance of one observation is 0
 *   <li>error: ties are exact; the interval is the normal one and too short for few events
 *   <li>source: docs/sources.md#delong
 * </ul>
 *
 * @param value 0..1
 * @param standardError 0 or more
 */
public record Auc(double value, double standardError) {
    public static Auc of(Predictions predictions) {
        Placements placements = new Placements(predictions);
        return new Auc(placements.auc(), StrictMath.sqrt(placements.covariance(placements)));
    }

    /** Gini coefficient, accuracy ratio: 2 AUC - 1, -1..1. */
    public double gini() {
        return 2 * value - 1;
    }

    /** Interval of the AUC, cut at 0 and 1. */
    public Interval interval(double confidence) {
        return Interval.around(value, standardError, confidence).within(0, 1);
    }

    /** Interval of the Gini coefficient, cut at -1 and 1. */
    public Interval giniInterval(double confidence) {
        Interval auc = interval(confidence);
        return new Interval(2 * auc.lower() - 1, 2 * auc.upper() - 1);
    }
}
