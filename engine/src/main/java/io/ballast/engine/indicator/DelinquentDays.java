package io.ballast.engine.indicator;

/**
 * The part of days sales outstanding that delay causes.
 *
 * <pre>days sales outstanding - best possible days sales outstanding</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 90 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one product, one division
 *   <li>source: docs/sources.md#best-possible-dso
 * </ul>
 */
final class DelinquentDays implements Indicator {
    private final Window window;
    private final Description description;

    DelinquentDays(Window window) {
        this.window = window;
        description = new Description(
                "average_delinquent_days_" + window.days(),
                Family.PAYMENT,
                window.label("平均拖欠天数（ADD）", "Average days delinquent"),
                Unit.DAYS,
                window.question("DSO 中有几天是逾期造成的？", "how many days of the sales outstanding are due to delay?"),
                "days sales outstanding - best possible days sales outstanding",
                window.days(),
                Lack.NO_SALES_IN_WINDOW.text(),
                "best-possible-dso");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        if (sales.in(SalesTally.MINOR, window) == 0) {
            return Lack.NO_SALES_IN_WINDOW.reading();
        }
        return Reading.of(
                (double) seen.openItems().overdueMinor * sales.daysIn(window) / sales.in(SalesTally.MINOR, window));
    }
}
