package io.ballast.engine.indicator;

/**
 * Simple days sales outstanding; a customer younger than the window counts with its own days.
 *
 * <pre>open balance / sales x min(window, days since first invoice)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one product, one division
 *   <li>source: docs/sources.md#dso
 * </ul>
 */
final class SalesOutstanding implements Indicator {
    private final Window window;
    private final Description description;

    SalesOutstanding(Window window) {
        this.window = window;
        description = new Description(
                "sales_outstanding_days_" + window.days(),
                Family.PAYMENT,
                window.label("应收账款周转天数（DSO）", "Days sales outstanding"),
                Unit.DAYS,
                window.question("余额相当于几天的销售？", "how many days of sales are outstanding?"),
                "open balance / sales x min(window, days since first invoice)",
                window.days(),
                Lack.NO_SALES_IN_WINDOW.text(),
                "dso");
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
                (double) seen.openItems().balanceMinor * sales.daysIn(window) / sales.in(SalesTally.MINOR, window));
    }
}
