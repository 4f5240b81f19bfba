package io.ballast.server.portfolio;

import io.ballast.engine.receivable.DaysSalesOutstanding;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Days sales outstanding over the months, with what they would be if nothing were overdue.
 *
 * @param points oldest first
 */
record Trend(List<Point> points) {
    private static final int SALES_DAYS = 90;
    private static final double WIDTH = 720;
    private static final double HEIGHT = 200;
    private static final double STEP = 10;

    Trend {
        points = List.copyOf(points);
    }

    /**
     * One run.
     *
     * @param run key of the run
     * @param day its day
     * @param days receivable less what is unapplied over sales of 90 days, times 90
     * @param bestDays the same of what is not past due
     * @param balanceMinor receivable
     * @param overdueMinor open items past due
     * @param salesMinor invoiced in 90 days
     */
    record Point(
            long run,
            LocalDate day,
            OptionalDouble days,
            OptionalDouble bestDays,
            long balanceMinor,
            long overdueMinor,
            long salesMinor) {

        static Point of(RunShown run, CutTotals totals) {
            Window window = Window.ending(run.asOf(), SALES_DAYS);
            return new Point(
                    run.id(),
                    run.asOf(),
                    amount(DaysSalesOutstanding.simple(totals.balanceMinor(), totals.salesMinor(), window)),
                    amount(DaysSalesOutstanding.bestPossible(totals.notDueMinor(), totals.salesMinor(), window)),
                    totals.balanceMinor(),
                    totals.overdueMinor(),
                    totals.salesMinor());
        }

        private static OptionalDouble amount(Figure figure) {
            return switch (figure.outcome()) {
                case Figure.Outcome.Value(double amount) -> OptionalDouble.of(amount);
                case Figure.Outcome.NoValue none -> OptionalDouble.empty();
            };
        }
    }

    /** A mark of the vertical scale. */
    record Mark(double y, int days) {}

    /** A place on the drawing. */
    record Place(double x, double y, Point point) {}

    double width() {
        return WIDTH;
    }

    double height() {
        return HEIGHT;
    }

    boolean isEmpty() {
        return points.stream().noneMatch(point -> point.days().isPresent());
    }

    List<Place> actual() {
        return places(false);
    }

    List<Place> best() {
        return places(true);
    }

    private List<Place> places(boolean isBest) {
        return java.util.stream.IntStream.range(0, points.size())
                .filter(i -> days(points.get(i), isBest).isPresent())
                .mapToObj(i -> new Place(x(i), y(days(points.get(i), isBest).orElseThrow()), points.get(i)))
                .toList();
    }

    private static OptionalDouble days(Point point, boolean isBest) {
        return isBest ? point.bestDays() : point.days();
    }

    /** Coordinates for a polyline. */
    static String line(List<Place> places) {
        return places.stream()
                .map(place -> String.format(Locale.ROOT, "%.1f,%.1f", place.x(), place.y()))
                .collect(Collectors.joining(" "));
    }

    List<Mark> marks() {
        double top = ceiling();
        return java.util.stream.IntStream.rangeClosed(0, 4)
                .mapToObj(i -> new Mark(HEIGHT - HEIGHT * i / 4, (int) Math.round(top * i / 4)))
                .toList();
    }

    double x(int index) {
        return points.size() < 2 ? WIDTH / 2 : WIDTH * index / (points.size() - 1);
    }

    private double y(double days) {
        return HEIGHT - HEIGHT * days / ceiling();
    }

    private double ceiling() {
        double largest = points.stream()
                .flatMap(point -> java.util.stream.Stream.of(point.days(), point.bestDays()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(STEP);
        double step = 4 * STEP;
        return Math.max(step, Math.ceil(largest / step) * step);
    }
}
