package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Coefficient of variation of the amounts ordered in the last twelve months of 30 days.
 *
 * <pre>sample deviation of 12 months of 30 days / their mean</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: history is too short or no orders in the window
 *   <li>error: squares in double, in order of months
 *   <li>source: docs/sources.md#coefficient-of-variation
 * </ul>
 */
final class OrderVolatility implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "order_volatility_ratio_360",
            Family.ORDERS,
            Text.of("订单波动系数", "Volatility of orders"),
            Unit.RATIO,
            Text.of("月订单金额波动大吗？", "How uneven are the monthly orders?"),
            "sample deviation of 12 months of 30 days / their mean",
            360,
            Lack.or(Lack.SHORT_HISTORY, Lack.NO_ORDERS_IN_WINDOW),
            "coefficient-of-variation");

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
        double mean = (double) orders.monthsMinor() / SalesTally.MONTHS;
        double squares = 0;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            double off = orders.monthMinor(month) - mean;
            squares += off * off;
        }
        return Reading.share(Math.sqrt(squares / (SalesTally.MONTHS - 1)), mean, Lack.NO_ORDERS_IN_WINDOW);
    }
}
