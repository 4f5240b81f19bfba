package io.ballast.engine.receivable;

import io.ballast.engine.value.Days;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How many days of sales are waiting to be paid, in the customary variants, and what of it is delinquency.
 *
 * <ul>
 *   <li>unit: days, 0 or more
 *   <li>no value: no credit sales in the window; for the countback, sales that do not reach back far enough
 *   <li>error: one multiplication and one division of exact sums
 *   <li>not for: comparing one variant with another
 *   <li>source: docs/sources.md#dso-family
 * </ul>
 */
public final class DaysSalesOutstanding {
    private static final Text NAME = Text.of("应收账款周转天数（DSO）", "days sales outstanding");
    private static final Text NO_SALES = Text.of("窗口期内没有赊销", "no credit sales in the window");

    private DaysSalesOutstanding() {}

    /** <pre>receivable / credit sales of the window * days of the window</pre> */
    public static Figure simple(long receivableMinor, long salesMinor, Window window) {
        return figure(NAME, Text.of("简单法", "simple"), window, days(receivableMinor, salesMinor, window.days()));
    }

    /**
     * Simple, but the days of a young customer count from its first day of business.
     *
     * <pre>balance / credit sales of the window * min(days of the window, days since the customer began)</pre>
     *
     * @param since first day of business, empty if not known: then the window counts in full
     */
    public static Figure sinceCustomer(long balanceMinor, long salesMinor, Window window, Optional<LocalDate> since) {
        Text variant = Text.of("简单法，按合作起始日封顶", "simple, capped by customer since");
        LocalDate from = since.filter(day -> day.isAfter(window.from())).orElse(window.from());
        if (from.isAfter(window.to())) {
            Text because = Text.of("合作尚未开始", "business with the customer has not begun");
            return figure(NAME, variant, window, Figure.noValue(because));
        }
        int cappedDays = Days.between(from, window.to());
        return figure(NAME, variant, window, days(balanceMinor, salesMinor, cappedDays));
    }

    /**
     * Counts back from the newest period how many days of sales make up the receivable.
     *
     * <pre>days of the periods used up + rest / sales of the next older period * its days</pre>
     *
     * @param periods oldest first, at least one
     */
    public static Figure countback(List<PeriodFigures> periods) {
        Window window = windowOf(periods);
        Text variant = Text.of("倒推法（耗尽法）", "countback (exhaustion)");
        long rest = periods.getLast().receivableMinor();
        double days = 0;
        for (int i = periods.size() - 1; i >= 0 && rest > 0; i--) {
            PeriodFigures period = periods.get(i);
            long used = Math.min(rest, period.salesMinor());
            boolean isUsedUp = used == period.salesMinor();
            int length = period.window().days();
            days += isUsedUp ? length : (double) used / period.salesMinor() * length;
            rest -= used;
        }
        if (rest > 0) {
            Text because = Text.of("应收余额超过窗口期内的全部赊销", "the receivable exceeds all sales in the window");
            return figure(NAME, variant, window, Figure.noValue(because));
        }
        return figure(NAME, variant, window, Figure.value(days));
    }

    /** <pre>receivable not past due / credit sales of the window * days of the window</pre> */
    public static Figure bestPossible(long currentMinor, long salesMinor, Window window) {
        Text name = Text.of("最佳可能 DSO", "best possible days sales outstanding");
        Text variant = Text.of("仅未到期应收", "receivable not past due");
        return figure(name, variant, window, days(currentMinor, salesMinor, window.days()));
    }

    /** <pre>(receivable - receivable not past due) / credit sales of the window * days of the window</pre> */
    public static Figure delinquent(long receivableMinor, long currentMinor, long salesMinor, Window window) {
        Text name = Text.of("平均逾期天数（ADD）", "average days delinquent");
        Text variant = Text.of("DSO 减最佳可能 DSO，同一窗口", "DSO less best possible DSO, same window");
        long pastDueMinor = Math.subtractExact(receivableMinor, currentMinor);
        return figure(name, variant, window, days(pastDueMinor, salesMinor, window.days()));
    }

    static Window windowOf(List<PeriodFigures> periods) {
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("Figures need at least one period");
        }
        return new Window(
                periods.getFirst().window().from(), periods.getLast().window().to());
    }

    private static Figure.Outcome days(long receivableMinor, long salesMinor, int days) {
        return Figure.daysOf(receivableMinor, days, salesMinor, NO_SALES);
    }

    private static Figure figure(Text name, Text variant, Window window, Figure.Outcome outcome) {
        return new Figure(name, variant, window, FigureUnit.DAYS, outcome);
    }
}
