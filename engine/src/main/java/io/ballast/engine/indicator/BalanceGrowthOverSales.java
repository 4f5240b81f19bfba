package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Growth of the balance within 90 days less growth of sales over the same time: what grows without sales is unpaid.
 *
 * <pre>balance now / balance 90 days ago - sales of 90 days / sales of the 90 days before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, positive is worse
 *   <li>window: 180 days up to asOf, inclusive
 *   <li>no value: no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class BalanceGrowthOverSales implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "balance_over_sales_growth_ratio_90",
            Family.EXPOSURE,
            Text.of("余额增速超销售增速", "Balance growth beyond sales growth"),
            Unit.RATIO,
            Text.of("余额是否比销售涨得快？", "Does the balance grow faster than sales?"),
            "balance now / balance 90 days ago - sales of 90 days / sales of the 90 days before",
            180,
            Lack.NOTHING_TO_COMPARE.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        long salesBefore = seen.sales().before(SalesTally.MINOR, Window.D90);
        long balanceBefore = seen.openItems().balance90DaysAgoMinor;
        if (salesBefore == 0 || balanceBefore == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double balanceGrowth = (double) seen.openItems().balanceMinor / balanceBefore;
        double salesGrowth = (double) seen.sales().in(SalesTally.MINOR, Window.D90) / salesBefore;
        return Reading.of(balanceGrowth - salesGrowth);
    }
}
