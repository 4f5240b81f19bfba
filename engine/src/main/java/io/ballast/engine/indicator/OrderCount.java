package io.ballast.engine.indicator;

/**
 * Number of the orders of the window that were not cancelled.
 *
 * <pre>count(orders not cancelled)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 0 or more
 *   <li>window: as given, 30, 90, 365 days up to asOf, inclusive
 *   <li>no value: no orders
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderCount implements Indicator {
    private final Window window;
    private final Description description;

    OrderCount(Window window) {
        this.window = window;
        description = new Description(
                "order_count_" + window.days(),
                Family.ORDERS,
                window.label("订单笔数", "Number of orders"),
                Unit.COUNT,
                window.question("下了几笔订单？", "how many orders came?"),
                "count(orders not cancelled)",
                window.days(),
                Lack.NO_ORDERS.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.orders().isEmpty()
                ? Lack.NO_ORDERS.reading()
                : Reading.of(seen.orders().in(OrderTally.COUNT, window));
    }
}
