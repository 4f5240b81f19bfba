package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Largest order of the last 30 days against the average order of the rest of the year, in which there must be at least
 * 3.
 *
 * <pre>largest order of 30 days / average order of days 31 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no orders in the window or too few orders
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestOrder implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "largest_order_ratio_30",
            Family.ORDERS,
            Text.of("异常大单倍数", "Largest order against the usual"),
            Unit.RATIO,
            Text.of("近 30 天最大一笔订单是平时的几倍？", "How many times the usual order is the largest one of the last 30 days?"),
            "largest order of 30 days / average order of days 31 to 365",
            365,
            Lack.or(Lack.NO_ORDERS_IN_WINDOW, Lack.FEW_ORDERS),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        long countBefore = orders.between(OrderTally.COUNT, Window.D30, Window.D365);
        if (orders.in(OrderTally.COUNT, Window.D30) == 0) {
            return Lack.NO_ORDERS_IN_WINDOW.reading();
        }
        if (countBefore < PaymentTally.ENOUGH) {
            return Lack.FEW_ORDERS.reading();
        }
        double usual = (double) orders.between(OrderTally.MINOR, Window.D30, Window.D365) / countBefore;
        return Reading.of(orders.largestMinor.in(Window.D30) / usual);
    }
}
