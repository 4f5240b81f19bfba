package io.ballast.engine.indicator;

/**
 * Average amount of the orders of the window that were not cancelled.
 *
 * <pre>sum(orders) / count(orders)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, above 0
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no orders in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class AverageOrder implements Indicator {
    private final Window window;
    private final Description description;

    AverageOrder(Window window) {
        this.window = window;
        description = new Description(
                "average_order_money_" + window.days(),
                Family.ORDERS,
                window.label("平均订单金额", "Average order"),
                Unit.MONEY,
                window.question("平均一笔订单多少钱？", "how large was an order on average?"),
                "sum(orders) / count(orders)",
                window.days(),
                Lack.NO_ORDERS_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.orders().in(OrderTally.MINOR, window),
                seen.orders().in(OrderTally.COUNT, window),
                Lack.NO_ORDERS_IN_WINDOW);
    }
}
