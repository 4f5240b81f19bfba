package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * What is left of the orders that are neither closed nor cancelled: their amount without what was delivered of them.
 *
 * <pre>sum(max(0, order - delivered of it), orders not closed, not cancelled)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no orders
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class OpenOrders implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "open_orders_money",
            Family.EXPOSURE,
            Text.of("未完成订单金额", "Open orders"),
            Unit.MONEY,
            Text.of("还有多少订单未交付？", "What amount of orders is still open?"),
            "sum(max(0, order - delivered of it), orders not closed, not cancelled)",
            0,
            Lack.NO_ORDERS.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.orders().isEmpty() ? Lack.NO_ORDERS.reading() : Reading.of(seen.orders().openMinor);
    }
}
