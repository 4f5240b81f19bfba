package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the largest of the last twelve months of 30 days in their sales.
 *
 * <pre>largest month of 30 days / sum of 12 months</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 1/12 to 1
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestMonthShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "largest_month_share_360",
            Family.CONCENTRATION,
            Text.of("最大月份占比", "Share of the largest month"),
            Unit.RATIO,
            Text.of("销售最多的一个月占全年多少？", "What share of the year falls into its largest month?"),
            "largest month of 30 days / sum of 12 months",
            360,
            Lack.NO_SALES_IN_WINDOW.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        long largest = 0;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            largest = Math.max(largest, sales.monthMinor(month));
        }
        return Reading.share(largest, sales.monthsMinor(), Lack.NO_SALES_IN_WINDOW);
    }
}
