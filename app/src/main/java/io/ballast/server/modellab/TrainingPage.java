package io.ballast.server.modellab;

import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A training: its models side by side.
 *
 * @param training with its models
 * @param repetition the last time it was repeated, if ever
 */
record TrainingPage(Training training, Optional<Repetition> repetition) {
    private static final int STEPS = 20;
    private static final int TENTHS = 10;

    /** Caught against false alarms, one line a model. */
    Chart roc(Fmt fmt) {
        List<String> categories = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> fmt.percent((double) step / STEPS, 0))
                .toList();
        List<Chart.Series> series = new ArrayList<>();
        for (StoredModel model : training.models()) {
            series.add(line(
                    fmt.text(model.kind().shortLabel()),
                    IntStream.rangeClosed(0, STEPS)
                            .mapToObj(step -> at(model.report().roc(), (double) step / STEPS))
                            .toList(),
                    fmt));
        }
        return chart("roc", fmt, categories, series);
    }

    /** Share of the bad caught in the riskiest tenths, one line a model. */
    Chart gains(Fmt fmt) {
        List<String> categories = IntStream.rangeClosed(0, TENTHS)
                .mapToObj(tenth -> fmt.percent((double) tenth / TENTHS, 0))
                .toList();
        List<Chart.Series> series = new ArrayList<>();
        for (StoredModel model : training.models()) {
            List<Report.CurvePoint> curve = new ArrayList<>(List.of(new Report.CurvePoint(0, 0)));
            model.report().gains().forEach(row -> curve.add(new Report.CurvePoint(row.depth(), row.gain())));
            series.add(line(
                    fmt.text(model.kind().shortLabel()),
                    IntStream.rangeClosed(0, TENTHS)
                            .mapToObj(tenth -> at(curve, (double) tenth / TENTHS))
                            .toList(),
                    fmt));
        }
        return chart("gains", fmt, categories, series);
    }

    private Chart chart(String name, Fmt fmt, List<String> categories, List<Chart.Series> series) {
        return new Chart(
                Chart.Kind.LINES,
                name,
                fmt.text("modellab.chart." + name),
                fmt.text("modellab.chart." + name + ".unit"),
                fmt.text("modellab.chart.test", fmt.number(training.testRows()), fmt.number(training.testEvents())),
                categories,
                series);
    }

    private static Chart.Series line(String name, List<Double> shares, Fmt fmt) {
        return new Chart.Series(
                name,
                shares.stream()
                        .map(share -> Chart.Point.of(share, fmt.percent(share)))
                        .toList());
    }

    /** The curve at this place, straight between its points. */
    static double at(List<Report.CurvePoint> curve, double across) {
        Report.CurvePoint before = curve.getFirst();
        for (Report.CurvePoint point : curve) {
            if (point.across() > across) {
                double width = point.across() - before.across();
                double part = (across - before.across()) / width;
                return before.up() + part * (point.up() - before.up());
            }
            before = point;
        }
        return before.up();
    }
}
