package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the last order that was not cancelled.
 *
 * <pre>asOf - day of the last order not cancelled</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: all of history
 *   <li>no value: no orders
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LastOrderAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "last_order_age_days",
            Family.ORDERS,
            Text.of("距上次下单天数", "Days since the last order"),
            Unit.DAYS,
            Text.of("多久没有下单了？", "How long ago was the last order?"),
            "asOf - day of the last order not cancelled",
            Description.ALL_HISTORY,
            Lack.NO_ORDERS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.orders().hasOrder() ? Reading.of(seen.orders().lastAge()) : Lack.NO_ORDERS.reading();
    }
}
