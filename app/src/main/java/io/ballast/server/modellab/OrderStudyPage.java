package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What customers are likely to order in a month.
 *
 * @param shown the study that is shown, if there is one
 * @param runs all, the newest first
 * @param key makes one study of the form
 */
record OrderStudyPage(Optional<Shown> shown, List<OrderRun> runs, String key) {
    OrderStudyPage {
        runs = List.copyOf(runs);
    }

    /**
     * A study.
     *
     * @param months all customers by month, the oldest first; the last is the month that is foretold
     */
    record Shown(OrderRun run, List<OrderRows.MonthSum> months, Currency currency) {
        Shown {
            months = List.copyOf(months);
        }

        OrderRows.MonthSum next() {
            return months.getLast();
        }

        List<OrderRows.MonthSum> tried() {
            return months.subList(0, months.size() - 1);
        }

        String rows(OrderRows.MonthSum month) {
            return run.rows() + "?month=" + month.month();
        }

        List<Tile> tiles(Fmt fmt) {
            List<Tile> tiles = new ArrayList<>();
            tiles.add(Tile.of(
                            fmt.text("modellab.orders.next", next().month().toString()),
                            fmt.amount(next().said(), currency),
                            rows(next()))
                    .in(currency.code())
                    .noting(fmt.text(
                            "modellab.orders.next.note",
                            fmt.number(next().foretold()),
                            fmt.number(next().customers()))));
            run.errors().ifPresent(errors -> tiles.addAll(tiles(errors, fmt)));
            return tiles;
        }

        private List<Tile> tiles(OrderErrors errors, Fmt fmt) {
            List<Tile> tiles = new ArrayList<>();
            tiles.add(Tile.of(
                            fmt.text("modellab.orders.share"),
                            fmt.percent(errors.error(), 1),
                            run.rows() + "?sort=-error")
                    .noting(fmt.text("modellab.orders.share.last", fmt.percent(errors.lastError(), 1)))
                    .toned(run.isBetter() ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL));
            tiles.add(Tile.of(fmt.text("modellab.orders.sum"), sumError(fmt), run.rows())
                    .noting(fmt.text("modellab.orders.sum.note")));
            if (errors.held().isPresent()) {
                tiles.add(Tile.of(
                                fmt.text("modellab.behaviour.held"),
                                fmt.percent(errors.held().getAsDouble(), 1),
                                run.rows() + "?held=no")
                        .noting(fmt.text("modellab.orders.held.note")));
            }
            errors.season()
                    .ifPresent(season -> tiles.add(Tile.of(
                                    fmt.text("modellab.orders.share.seasonal"),
                                    fmt.percent(season.error(), 1),
                                    run.rows())
                            .noting(fmt.text("modellab.orders.share.season", fmt.percent(season.seasonError(), 1)))));
            return tiles;
        }

        /** How far the sums of all customers were off. */
        private String sumError(Fmt fmt) {
            long error = tried().stream()
                    .mapToLong(month -> Math.abs(month.came() - month.said()))
                    .sum();
            return share(
                    error, tried().stream().mapToLong(OrderRows.MonthSum::came).sum(), fmt);
        }

        Chart chart(Fmt fmt) {
            return new Chart(
                    Chart.Kind.LINES,
                    "orders-months",
                    fmt.text("modellab.orders.chart"),
                    currency.code(),
                    months.getFirst().month() + " – " + next().month(),
                    months.stream().map(month -> month.month().toString()).toList(),
                    List.of(
                            series("modellab.orders.came", OrderRows.MonthSum::came, tried(), fmt),
                            series("modellab.orders.said", OrderRows.MonthSum::said, months, fmt),
                            series("modellab.orders.last", OrderRows.MonthSum::last, tried(), fmt)));
        }

        private Chart.Series series(
                String label, ToLongFunction<OrderRows.MonthSum> minor, List<OrderRows.MonthSum> known, Fmt fmt) {
            List<Chart.Point> points = new ArrayList<>();
            for (OrderRows.MonthSum month : months) {
                points.add(
                        known.contains(month)
                                ? Chart.Point.of(
                                        (double) minor.applyAsLong(month) / currency.minorPerMajor(),
                                        fmt.amount(minor.applyAsLong(month), currency),
                                        rows(month))
                                : Chart.Point.gap());
            }
            return new Chart.Series(fmt.text(label), points);
        }
    }

    /** Whether the study that is shown is the newest one, which customers' pages show. */
    boolean isNewest() {
        return shown.map(of -> of.run().id()).equals(runs.stream().findFirst().map(OrderRun::id));
    }

    /** A share of what was ordered; nothing was ordered without one. */
    static String share(long error, long came, Fmt fmt) {
        return came == 0 ? Fmt.NONE : fmt.percent((double) error / came, 1);
    }

    static String gain(OrderErrors errors, Fmt fmt) {
        return errors.gain().map(gain -> text(gain, fmt)).orElse(Fmt.NONE);
    }

    private static String text(Interval interval, Fmt fmt) {
        return fmt.number(100 * interval.lower(), 1) + " – " + fmt.number(100 * interval.upper(), 1);
    }

    /** How an amount was foretold, or why there is none. */
    static String method(OrderedMonth month, Fmt fmt) {
        return switch (month.said()) {
            case OrderedMonth.Amount amount -> fmt.text("modellab.orders.method." + code(amount.method()));
            case OrderedMonth.None none -> fmt.text("modellab.orders.because." + code(none.because()));
        };
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
