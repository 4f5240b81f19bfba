package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average order of the last 90 days against that of the 275 days before.
 *
 * <pre>(average order of 90 days - average order of days 91 to 365) / the latter</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no orders in the window or no earlier period to compare with
 *   <li>error: exact sums, three divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class AverageOrderChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "average_order_change_ratio_90",
            Family.ORDERS,
            Text.of("平均订单金额变化", "Change of the average order"),
            Unit.RATIO,
            Text.of("单笔订单金额变大还是变小？", "How did the size of orders move?"),
            "(average order of 90 days - average order of days 91 to 365) / the latter",
            365,
            Lack.or(Lack.NO_ORDERS_IN_WINDOW, Lack.NOTHING_TO_COMPARE),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        long countBefore = orders.between(OrderTally.COUNT, Window.D90, Window.D365);
        if (orders.in(OrderTally.COUNT, Window.D90) == 0) {
            return Lack.NO_ORDERS_IN_WINDOW.reading();
        }
        if (countBefore == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double now = (double) orders.in(OrderTally.MINOR, Window.D90) / orders.in(OrderTally.COUNT, Window.D90);
        double before = (double) orders.between(OrderTally.MINOR, Window.D90, Window.D365) / countBefore;
        return Reading.change(now, before, Lack.NOTHING_TO_COMPARE);
    }
}
