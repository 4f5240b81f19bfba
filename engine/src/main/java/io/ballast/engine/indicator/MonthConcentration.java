package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Herfindahl-Hirschman index of sales over the last twelve months of 30 days.
 *
 * <pre>sum((month sales / sales of 12 months)^2)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: index points, 1/12 to 1
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: squares in double, in order of months
 *   <li>source: docs/sources.md#concentration-hhi
 * </ul>
 */
final class MonthConcentration implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "month_concentration_index_360",
            Family.CONCENTRATION,
            Text.of("月份集中度（HHI）", "Concentration of months (HHI)"),
            Unit.INDEX,
            Text.of("客户的采购是否集中在少数月份？", "How concentrated on few months are the purchases?"),
            "sum((month sales / sales of 12 months)^2)",
            360,
            Lack.NO_SALES_IN_WINDOW.text(),
            "concentration-hhi");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        double total = sales.monthsMinor();
        double squares = 0;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            squares += (double) sales.monthMinor(month) * sales.monthMinor(month);
        }
        return Reading.share(squares, total * total, Lack.NO_SALES_IN_WINDOW);
    }
}
