package io.ballast.server.modellab;

import io.ballast.engine.model.tree.Contribution;
import io.ballast.engine.model.tree.LeafRule;
import io.ballast.server.policy.Draft;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The card of a model.
 *
 * @param model with how it did
 * @param training what it was fitted in
 * @param dataSet what it was fitted on
 * @param draft the newest draft of the policy that carries it
 * @param points of a scorecard
 * @param considered what became of each characteristic of a scorecard
 * @param importance of the characteristics of trees, the largest share of the gain first
 * @param rules of a decision tree, the riskiest leaf first
 * @param subject whose explanation is asked for, empty if nobody's
 * @param explained why it says what it says of that subject
 * @param form what was written into the form that puts it into a draft
 */
record ModelCardPage(
        StoredModel model,
        Training training,
        StoredDataSet dataSet,
        Optional<Draft> draft,
        Optional<PointsTable> points,
        List<Considered> considered,
        List<Contribution> importance,
        List<LeafRule> rules,
        String subject,
        Optional<Explained> explained,
        DraftForm form) {
    private static final int SCORE_DECIMALS = 3;

    ModelCardPage {
        considered = List.copyOf(considered);
        importance = List.copyOf(importance);
        rules = List.copyOf(rules);
    }

    /** How many characteristics stayed. */
    int kept() {
        return (int) considered.stream().filter(Considered::isKept).count();
    }

    /** Decimals that parts of the score are written with: points are whole. */
    int decimals() {
        return points.isPresent() ? 0 : SCORE_DECIMALS;
    }

    /** Predicted and observed rate, slice by slice. */
    Chart calibration(Fmt fmt) {
        List<Report.CalibrationBin> bins = model.report().calibration();
        return new Chart(
                Chart.Kind.LINES,
                "calibration",
                fmt.text("modellab.chart.calibration"),
                fmt.text("modellab.chart.calibration.unit"),
                fmt.text("modellab.chart.test", fmt.number(training.testRows()), fmt.number(training.testEvents())),
                IntStream.rangeClosed(1, bins.size()).mapToObj(String::valueOf).toList(),
                List.of(
                        series(
                                "modellab.chart.predicted",
                                bins.stream()
                                        .map(Report.CalibrationBin::predicted)
                                        .toList(),
                                fmt),
                        series(
                                "modellab.chart.observed",
                                bins.stream()
                                        .map(Report.CalibrationBin::observed)
                                        .toList(),
                                fmt)));
    }

    private static Chart.Series series(String label, List<Double> rates, Fmt fmt) {
        return new Chart.Series(
                fmt.text(label),
                rates.stream()
                        .map(rate -> Chart.Point.of(rate, fmt.percent(rate, 2)))
                        .toList());
    }
}
