package io.ballast.engine.indicator;

/**
 * Change of sales against the window of equal length just before; history must cover both.
 *
 * <pre>(sales of the window - sales of the window before) / the latter</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class SalesChange implements Indicator {
    private final Window window;
    private final Description description;

    SalesChange(Window window) {
        this.window = window;
        description = new Description(
                "sales_change_ratio_" + window.days(),
                Family.RELATIONSHIP,
                window.label("销售额环比", "Change of sales"),
                Unit.RATIO,
                window.question("销售额比前一个等长周期变化多少？", "how did sales move against the period of equal length before?"),
                "(sales of the window - sales of the window before) / the latter",
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
        return sales.historyDays() < 2 * window.days()
                ? Lack.SHORT_HISTORY.reading()
                : Reading.change(
                        sales.in(SalesTally.MINOR, window),
                        sales.before(SalesTally.MINOR, window),
                        Lack.NOTHING_TO_COMPARE);
    }
}
