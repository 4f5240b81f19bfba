package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the open orders whose requested day has passed: often goods held back, or a customer who puts off taking
 * them.
 *
 * <pre>open orders with requested day before asOf / open orders</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: no open order
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class WaitingOrderShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "waiting_order_share",
            Family.ORDERS,
            Text.of("超期未交订单占比", "Share of open orders past their day"),
            Unit.RATIO,
            Text.of("未完成订单中有多少已过要求交期？", "What share of the open orders is past the day asked for?"),
            "open orders with requested day before asOf / open orders",
            0,
            Lack.NO_OPEN_ORDERS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.orders().waitingMinor, seen.orders().openMinor, Lack.NO_OPEN_ORDERS);
    }
}
