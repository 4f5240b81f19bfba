package io.ballast.bench;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.validation.Accuracy;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.validation.RocCurve;

/**
 * How well a model told what became of the rows of one sample.
 *
 * @param auc area under the curve, ties count half
 * @param ks widest gap between the running shares of events and of non-events
 * @param brier mean squared difference
 * @param ece mean absolute difference of rate and probability over ten groups of equal size
 */
record Ranking(double auc, double ks, double brier, double ece) {
    static Ranking of(Model model, Sample sample) {
        Predictions predictions = Predictions.of(model, sample);
        Accuracy accuracy = Accuracy.of(predictions);
        return new Ranking(
                Auc.of(predictions).value(), RocCurve.of(predictions).ks(), accuracy.brier(), accuracy.ece());
    }
}
