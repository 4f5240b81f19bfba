package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days sales outstanding over 90 days less the same figure 90 days ago.
 *
 * <pre>balance / sales of the last 90 days x 90 - balance 90 days ago / sales of the 90 days before x 90</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, positive is worse
 *   <li>window: 180 days up to asOf, inclusive
 *   <li>no value: no sales in the window or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#dso
 * </ul>
 */
final class SalesOutstandingChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "sales_outstanding_change_days_90",
            Family.PAYMENT,
            Text.of("DSO 变化", "Change of days sales outstanding"),
            Unit.DAYS,
            Text.of("DSO 比 90 天前增加几天？", "How many days did days sales outstanding grow within 90 days?"),
            "balance / sales of the last 90 days x 90 - balance 90 days ago / sales of the 90 days before x 90",
            180,
            Lack.or(Lack.NO_SALES_IN_WINDOW, Lack.NOTHING_TO_COMPARE),
            "dso");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        if (sales.in(SalesTally.MINOR, Window.D90) == 0) {
            return Lack.NO_SALES_IN_WINDOW.reading();
        }
        if (sales.before(SalesTally.MINOR, Window.D90) == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double now = (double) seen.openItems().balanceMinor / sales.in(SalesTally.MINOR, Window.D90);
        double before = (double) seen.openItems().balance90DaysAgoMinor / sales.before(SalesTally.MINOR, Window.D90);
        return Reading.of((now - before) * Window.D90.days());
    }
}
