package io.ballast.server.modellab;

import io.ballast.engine.model.payment.PaymentErrors;
import io.ballast.engine.model.payment.PaymentFigures;
import io.ballast.engine.model.validation.Interval;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What forecasts of days of payment are worth.
 *
 * @param run the model that is shown, if there is one
 * @param runs all, the newest first
 * @param key makes one model of the form
 */
record BehaviourPage(Optional<PaymentRun> run, List<PaymentRun> runs, String key) {
    BehaviourPage {
        runs = List.copyOf(runs);
    }

    /** A part of the cases with its name and the rows it opens. */
    record Part(String label, PaymentFigures.Part figures, String rows, boolean isUsed) {}

    private PaymentFigures figures() {
        return run.orElseThrow().figures();
    }

    private String rows() {
        return run.orElseThrow().path() + "/payments";
    }

    /** Whether the model that is shown is the newest one, which alone is in use. */
    boolean isNewest() {
        return run.map(PaymentRun::id).equals(runs.stream().findFirst().map(PaymentRun::id));
    }

    List<Part> parts() {
        PaymentRun of = run.orElseThrow();
        return List.of(
                new Part("modellab.behaviour.not-due", figures().notDue(), rows() + "?due=open", of.isUsedNotDue()),
                new Part("modellab.behaviour.overdue", figures().overdue(), rows() + "?due=over", of.isUsedOverdue()));
    }

    Badge verdict(Part part, Fmt fmt) {
        return Badge.of(
                part.isUsed() ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL,
                fmt.text(part.isUsed() ? "modellab.behaviour.model" : "modellab.behaviour.own"));
    }

    List<Tile> tiles(Fmt fmt) {
        PaymentErrors all = figures().all().errors();
        return List.of(
                Tile.of(fmt.text("modellab.behaviour.error"), fmt.number(all.error(), 1), rows())
                        .in(fmt.text("modellab.behaviour.days"))
                        .noting(fmt.text("modellab.behaviour.own-error", fmt.number(all.ownError(), 1)))
                        .toned(tone(figures().all().isBetter())),
                Tile.of(fmt.text("modellab.behaviour.held"), fmt.percent(all.held(), 1), rows() + "?held=no")
                        .noting(fmt.text("modellab.behaviour.held.note")),
                Tile.of(fmt.text("modellab.behaviour.near"), fmt.percent(all.withinThree(), 1), rows())
                        .noting(fmt.text("modellab.behaviour.own-near", fmt.percent(all.ownWithinThree(), 1))),
                Tile.of(fmt.text("modellab.behaviour.late"), fmt.percent(all.cameLate(), 1), rows() + "?due=open")
                        .noting(fmt.text(
                                "modellab.behaviour.late.note",
                                fmt.percent(all.saidLate(), 1),
                                fmt.percent(all.ownLate(), 1))));
    }

    private static Badge.Tone tone(boolean isBetter) {
        return isBetter ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL;
    }

    static String text(Interval interval, Fmt fmt) {
        return fmt.number(interval.lower(), 1) + " – " + fmt.number(interval.upper(), 1);
    }

    /** The rows of a month. */
    String rows(PaymentFigures.OfMonth month) {
        return rows() + "?month=" + month.month();
    }

    Chart errors(Fmt fmt) {
        return chart(
                "error",
                List.of(
                        series("modellab.behaviour.model", PaymentErrors::error, 1, fmt),
                        series("modellab.behaviour.own", PaymentErrors::ownError, 1, fmt)),
                fmt);
    }

    Chart late(Fmt fmt) {
        return chart(
                "late",
                List.of(
                        series("modellab.behaviour.came", errors -> 100 * errors.cameLate(), 1, fmt),
                        series("modellab.behaviour.model", errors -> 100 * errors.saidLate(), 1, fmt),
                        series("modellab.behaviour.own", errors -> 100 * errors.ownLate(), 1, fmt)),
                fmt);
    }

    private Chart.Series series(String label, ToDoubleFunction<PaymentErrors> figure, int decimals, Fmt fmt) {
        List<Chart.Point> points = new ArrayList<>();
        for (PaymentFigures.OfMonth month : figures().months()) {
            double value = figure.applyAsDouble(month.errors());
            points.add(Chart.Point.of(value, fmt.number(value, decimals), rows(month)));
        }
        return new Chart.Series(fmt.text(label), points);
    }

    private Chart chart(String name, List<Chart.Series> series, Fmt fmt) {
        List<PaymentFigures.OfMonth> months = figures().months();
        return new Chart(
                Chart.Kind.LINES,
                "behaviour-" + name,
                fmt.text("modellab.behaviour.chart." + name),
                fmt.text("modellab.behaviour.chart." + name + ".unit"),
                fmt.date(run.orElseThrow().firstTested()) + " – "
                        + fmt.date(run.orElseThrow().asOf()),
                months.stream().map(month -> month(month)).toList(),
                series);
    }

    /** A month as it is written. */
    static String month(PaymentFigures.OfMonth month) {
        return month.month().toString().substring(0, 7);
    }
}
