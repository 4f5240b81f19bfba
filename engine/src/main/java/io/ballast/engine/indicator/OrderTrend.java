package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Slope of the straight line through the amounts of the last twelve months of 30 days, as a share of their mean.
 *
 * <pre>least-squares slope over 12 months of 30 days / their mean</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, negative is falling
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: history is too short or no orders in the window
 *   <li>error: sums in double, in order of months
 *   <li>source: docs/sources.md#least-squares
 * </ul>
 */
final class OrderTrend implements Indicator {
    private static final double MIDDLE_MONTH = (SalesTally.MONTHS - 1) / 2.0;
    /** Sum of the squared distances of the months 0 to 11 from their middle: (12 x 12 x 12 - 12) / 12. */
    private static final double SPREAD_OF_MONTHS = 143;

    private static final Description DESCRIPTION = new Description(
            "order_trend_ratio_360",
            Family.ORDERS,
            Text.of("订单趋势（每月）", "Trend of orders per month"),
            Unit.RATIO,
            Text.of("订单每月增减百分之几？", "By what share of the usual month do orders grow each month?"),
            "least-squares slope over 12 months of 30 days / their mean",
            360,
            Lack.or(Lack.SHORT_HISTORY, Lack.NO_ORDERS_IN_WINDOW),
            "least-squares");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        if (orders.historyDays() < SalesTally.MONTHS * SalesTally.MONTH_DAYS) {
            return Lack.SHORT_HISTORY.reading();
        }
        double together = 0;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            together += (MIDDLE_MONTH - month) * orders.monthMinor(month);
        }
        double mean = (double) orders.monthsMinor() / SalesTally.MONTHS;
        return Reading.share(together / SPREAD_OF_MONTHS, mean, Lack.NO_ORDERS_IN_WINDOW);
    }
}
