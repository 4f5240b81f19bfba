package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days of sales that the balance eats up, newest first, by months of 30 days counted back from the day; 360 at most.
 *
 * <pre>30 per month of sales eaten up by the balance, newest first, then the rest / sales of the month x 30</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 to 360
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#countback-dso
 * </ul>
 */
final class CountbackSalesOutstanding implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "countback_sales_outstanding_days_360",
            Family.PAYMENT,
            Text.of("倒推法 DSO", "Countback days sales outstanding"),
            Unit.DAYS,
            Text.of("从最近的销售往回推，余额相当于几天？", "How many days back do sales reach that add up to the balance?"),
            "30 per month of sales eaten up by the balance, newest first, then the rest / sales of the month x 30",
            360,
            Lack.NO_SALES_IN_WINDOW.text(),
            "countback-dso");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        if (sales.monthsMinor() == 0) {
            return Lack.NO_SALES_IN_WINDOW.reading();
        }
        long rest = seen.openItems().balanceMinor;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            long sold = sales.monthMinor(month);
            if (rest < sold) {
                return Reading.of((month + (double) rest / sold) * SalesTally.MONTH_DAYS);
            }
            rest -= sold;
        }
        return Reading.of(SalesTally.MONTHS * SalesTally.MONTH_DAYS);
    }
}
