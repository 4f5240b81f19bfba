package io.ballast.server.modellab;

import io.ballast.engine.model.validation.Accuracy;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.validation.CalibrationLine;
import io.ballast.engine.model.validation.Gains;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.validation.RocCurve;
import io.ballast.engine.model.validation.Slice;
import io.ballast.engine.model.validation.Stability;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Optional;

/**
 * How a model did on observations it was not fitted on. Intervals hold with 95 %.
 *
 * @param auc area under the ROC curve, 0.5 is chance
 * @param aucLower lower end of its interval
 * @param aucUpper upper end
 * @param aucFitted the same on the observations it was fitted on
 * @param ks largest distance between caught and false alarms, 0..1
 * @param brier mean squared error of the probability, lower is better
 * @param logLoss mean logarithmic loss, lower is better
 * @param calibrationError mean distance between predicted and observed rate over ten slices
 * @param slope of the calibration line, 1 is right; empty where it cannot be fitted
 * @param meanPredicted mean probability; empty in reports written before it was kept
 * @param stability index between the scores of both parts; above 0.25 the population has moved
 * @param againstExpert against the scorecard in force, where the data have what it reads
 * @param roc curve, thinned
 * @param gains in ten slices, riskiest first
 * @param calibration in ten slices by predicted probability
 */
record Report(
        double auc,
        double aucLower,
        double aucUpper,
        double aucFitted,
        double ks,
        double brier,
        double logLoss,
        double calibrationError,
        Optional<Double> slope,
        Optional<Double> meanPredicted,
        double stability,
        Optional<Against> againstExpert,
        List<CurvePoint> roc,
        List<GainRow> gains,
        List<CalibrationBin> calibration) {
    private static final double CONFIDENCE = 0.95;
    private static final int MOST_POINTS = 60;
    private static final int SLICES = 10;
    private static final int DECIMALS = 3;

    Report {
        roc = List.copyOf(roc);
        gains = List.copyOf(gains);
        calibration = List.copyOf(calibration);
    }

    /** Area less that of another model, its interval, and how often chance alone makes such a difference. */
    record Against(double difference, double lower, double upper, double pValue) {
        static Against of(AucComparison comparison) {
            Interval interval = comparison.interval(CONFIDENCE);
            return new Against(comparison.difference(), interval.lower(), interval.upper(), comparison.pValue());
        }

        /** Whether it ranks better by more than chance. */
        boolean isBetter() {
            return lower > 0;
        }

        /** Whether it ranks worse by more than chance. */
        boolean isWorse() {
            return upper < 0;
        }

        /** The difference with its sign. */
        String text(Fmt fmt) {
            return (difference > 0 ? "+" : "") + fmt.number(difference, DECIMALS);
        }

        String intervalText(Fmt fmt) {
            return fmt.number(lower, DECIMALS) + " – " + fmt.number(upper, DECIMALS);
        }
    }

    /** A point of a curve, shares 0..1: for the ROC curve false alarms across, caught upwards. */
    record CurvePoint(double across, double up) {}

    /** A slice of the riskiest: observations, bad ones, share of all rows and of all bad ones so far. */
    record GainRow(int count, int events, double rate, double depth, double gain, double lift) {}

    /** A slice by probability: predicted against what came, with its interval. */
    record CalibrationBin(double predicted, double observed, double lower, double upper, int count) {}

    static Report of(Predictions fitted, Predictions tested, Optional<Predictions> expert) {
        Auc auc = Auc.of(tested);
        Interval interval = auc.interval(CONFIDENCE);
        Accuracy accuracy = Accuracy.of(tested);
        RocCurve roc = RocCurve.of(tested);
        return new Report(
                auc.value(),
                interval.lower(),
                interval.upper(),
                Auc.of(fitted).value(),
                roc.ks(),
                accuracy.brier(),
                accuracy.logLoss(),
                accuracy.ece(),
                CalibrationLine.of(tested).map(CalibrationLine::slope),
                Optional.of(tested.meanRisk()),
                Stability.ofScores(fitted, tested).index(),
                expert.map(other -> Against.of(AucComparison.of(tested, other))),
                roc.thinned(MOST_POINTS).points().stream()
                        .map(point -> new CurvePoint(point.falseAlarms(), point.caught()))
                        .toList(),
                Gains.of(tested, SLICES).rows().stream()
                        .map(row -> new GainRow(
                                row.slice().count(),
                                row.slice().events(),
                                row.slice().eventRate(),
                                row.depth(),
                                row.gain(),
                                row.lift()))
                        .toList(),
                Slice.equal(tested, SLICES).stream().map(Report::bin).toList());
    }

    private static CalibrationBin bin(Slice slice) {
        Interval interval = slice.eventRateInterval(CONFIDENCE);
        return new CalibrationBin(
                slice.meanRisk(), slice.eventRate(), interval.lower(), interval.upper(), slice.count());
    }
}
