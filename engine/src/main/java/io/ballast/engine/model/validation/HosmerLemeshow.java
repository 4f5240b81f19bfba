package io.ballast.engine.model.validation;

import io.ballast.engine.stat.ChiSquareDistribution;
import java.util.List;

/**
 * Whether as many events came in each slice of risk as the probabilities say, in one test.
 *
 * <pre>
 * statistic = sum over slices of (events - expected)^2 / (expected x (1 - expected / count))
 * </pre>
 *
 * <ul>
 *   <li>unit: chi-square; degrees of freedom are the slices, less 2 on the sample the model was fitted on
 *   <li>error: the answer hangs on the number of slices, and in large samples no model passes: look at the slices
 *   <li>source: docs/sources.md#hosmer-lemeshow
 * </ul>
 *
 * @param slices with rising risk
 * @param statistic 0 or more; infinite where events came in a slice of probability 0
 * @param degrees of freedom, 1 or more
 */
public record HosmerLemeshow(List<Slice> slices, double statistic, int degrees) {
    public HosmerLemeshow {
        slices = List.copyOf(slices);
    }

    /** On observations that the model was fitted on. */
    public static HosmerLemeshow whereFitted(Predictions predictions, int slices) {
        return of(predictions, slices, 2);
    }

    /** On observations that the model has not seen. */
    public static HosmerLemeshow whereUnseen(Predictions predictions, int slices) {
        return of(predictions, slices, 0);
    }

    /** How likely a statistic at least as large is where the probabilities are true. */
    public double pValue() {
        return Double.isInfinite(statistic) ? 0 : ChiSquareDistribution.above(statistic, degrees);
    }

    private static HosmerLemeshow of(Predictions predictions, int most, int fitted) {
        List<Slice> slices = Slice.equal(predictions.asProbabilities(), most);
        double statistic = 0;
        for (Slice slice : slices) {
            double off = slice.events() - slice.meanRisk() * slice.count();
            double variance = slice.count() * slice.meanRisk() * (1 - slice.meanRisk());
            statistic += off == 0 ? 0 : off * off / variance;
        }
        return new HosmerLemeshow(slices, statistic, Math.max(1, slices.size() - fitted));
    }
}
