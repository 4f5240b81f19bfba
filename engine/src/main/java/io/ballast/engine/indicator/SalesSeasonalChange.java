package io.ballast.engine.indicator;

/**
 * Change of sales against the window that ended 365 days earlier.
 *
 * <pre>(sales of the window - sales of the same window 365 days earlier) / the latter</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: as given, 90 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class SalesSeasonalChange implements Indicator {
    private final Window window;
    private final Description description;

    SalesSeasonalChange(Window window) {
        this.window = window;
        description = new Description(
                "sales_seasonal_change_ratio_" + window.days(),
                Family.RELATIONSHIP,
                window.label("销售额同比", "Change of sales against last year"),
                Unit.RATIO,
                window.question("销售额比去年同期变化多少？", "how did sales move against the same period of last year?"),
                "(sales of the window - sales of the same window 365 days earlier) / the latter",
                window.days(),
                Lack.or(Lack.SHORT_HISTORY, Lack.NOTHING_TO_COMPARE),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        return sales.historyDays() < Window.D365.days() + window.days()
                ? Lack.SHORT_HISTORY.reading()
                : Reading.change(
                        sales.in(SalesTally.MINOR, window),
                        sales.yearBefore(SalesTally.MINOR, window),
                        Lack.NOTHING_TO_COMPARE);
    }
}
