package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average days between the days with orders of the last 365, of which there must be at least 3.
 *
 * <pre>(last order day - first order day) / (distinct order days - 1)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, above 0
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: too few orders
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class UsualOrderGap implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "usual_order_gap_days_365",
            Family.ORDERS,
            Text.of("通常下单间隔", "Usual gap between orders"),
            Unit.DAYS,
            Text.of("平时隔几天下一次单？", "How many days usually lie between orders?"),
            "(last order day - first order day) / (distinct order days - 1)",
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
        return orders.isOrderingOften() ? Reading.of(orders.usualGapDays()) : Lack.FEW_ORDERS.reading();
    }
}
