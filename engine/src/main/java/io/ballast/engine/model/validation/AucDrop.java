package io.ballast.engine.model.validation;

import io.ballast.engine.stat.NormalDistribution;

/**
 * Whether a model ranks worse than it did, on other observations than then.
 *
 * <pre>
 * z = (AUC_then - AUC_now) / sqrt(var_then + var_now)
 * </pre>
 *
 * <ul>
 *   <li>unit: difference -1..1, above 0 is a loss; p value one sided, 0..1
 *   <li>error: normal approximation; both samples are taken as independent of each other
 *   <li>source: docs/sources.md#auc-drop
 * </ul>
 *
 * @param then AUC where the model was made
 * @param now AUC of later observations
 */
public record AucDrop(Auc then, Auc now) {

    /** What was lost. */
    public double difference() {
        return then.value() - now.value();
    }

    public double standardError() {
        return StrictMath.sqrt(then.standardError() * then.standardError() + now.standardError() * now.standardError());
    }

    public Interval interval(double confidence) {
        return Interval.around(difference(), standardError(), confidence).within(-1, 1);
    }

    /** How likely a loss at least as large is where the model ranks as well as then. */
    public double pValue() {
        double error = standardError();
        if (error == 0) {
            return difference() > 0 ? 0 : 1;
        }
        return NormalDistribution.above(difference() / error);
    }
}
