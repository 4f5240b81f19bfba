package io.ballast.server.portfolio;

import io.ballast.engine.receivable.DaysSalesOutstanding;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Days sales outstanding over the months, with what they would be if nothing were overdue.
 *
 * @param points oldest first
 */
record Trend(List<Point> points) {
    private static final int SALES_DAYS = 90;

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

    boolean isEmpty() {
        return points.stream().noneMatch(point -> point.days().isPresent());
    }
}
