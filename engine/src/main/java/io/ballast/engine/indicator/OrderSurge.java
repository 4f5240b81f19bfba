package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Amount ordered in the last 30 days against the average 30 days of the rest of the year, or of history, which must
 * reach 90 days.
 *
 * <pre>orders of 30 days / average orders per 30 days of days 31 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more, 1 is usual
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderSurge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "order_surge_ratio_30",
            Family.ORDERS,
            Text.of("订单激增倍数", "Order surge"),
            Unit.RATIO,
            Text.of("近 30 天的订单是平时的几倍？", "How many times the usual month did the customer order?"),
            "orders of 30 days / average orders per 30 days of days 31 to 365",
            365,
            Lack.or(Lack.SHORT_HISTORY, Lack.NOTHING_TO_COMPARE),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        if (orders.historyDays() < Window.D90.days()) {
            return Lack.SHORT_HISTORY.reading();
        }
        int days = Math.min(Window.D365.days(), orders.historyDays()) - Window.D30.days();
        double usual = (double) orders.between(OrderTally.MINOR, Window.D30, Window.D365) * Window.D30.days() / days;
        return Reading.share((double) orders.in(OrderTally.MINOR, Window.D30), usual, Lack.NOTHING_TO_COMPARE);
    }
}
