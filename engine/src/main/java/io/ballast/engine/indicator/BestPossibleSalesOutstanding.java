package io.ballast.engine.indicator;

/**
 * Days sales outstanding of the current part of the balance alone.
 *
 * <pre>open balance not yet overdue / sales x min(window, days since first invoice)</pre>
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
final class BestPossibleSalesOutstanding implements Indicator {
    private final Window window;
    private final Description description;

    BestPossibleSalesOutstanding(Window window) {
        this.window = window;
        description = new Description(
                "best_possible_sales_outstanding_days_" + window.days(),
                Family.PAYMENT,
                window.label("最佳可能 DSO", "Best possible days sales outstanding"),
                Unit.DAYS,
                window.question(
                        "若无逾期，余额相当于几天的销售？", "how many days of sales would be outstanding if nothing were overdue?"),
                "open balance not yet overdue / sales x min(window, days since first invoice)",
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

        double currentMinor = seen.openItems().balanceMinor - seen.openItems().overdueMinor;
        return Reading.of(currentMinor * sales.daysIn(window) / sales.in(SalesTally.MINOR, window));
    }
}
