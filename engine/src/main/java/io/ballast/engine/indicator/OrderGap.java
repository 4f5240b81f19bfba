package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the last order divided by the usual gap between orders.
 *
 * <pre>days since last order / usual gap between orders</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more, above 1 is longer than usual
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: too few orders
 *   <li>error: two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderGap implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "order_gap_ratio_365",
            Family.ORDERS,
            Text.of("下单间隔倍数", "Order silence against the usual gap"),
            Unit.RATIO,
            Text.of("距上次下单是平时间隔的几倍？", "How many usual gaps long is the present silence?"),
            "days since last order / usual gap between orders",
            365,
            Lack.FEW_ORDERS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        return orders.isOrderingOften()
                ? Reading.of(orders.lastAge() / orders.usualGapDays())
                : Lack.FEW_ORDERS.reading();
    }
}
