package io.ballast.engine.indicator;

/**
 * Amount of the orders of the window that were not cancelled.
 *
 * <pre>sum(orders not cancelled)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: as given, 30, 90, 365 days up to asOf, inclusive
 *   <li>no value: no orders
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderAmount implements Indicator {
    private final Window window;
    private final Description description;

    OrderAmount(Window window) {
        this.window = window;
        description = new Description(
                "order_amount_money_" + window.days(),
                Family.ORDERS,
                window.label("订单金额", "Amount ordered"),
                Unit.MONEY,
                window.question("订了多少货？", "how much was ordered?"),
                "sum(orders not cancelled)",
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
                : Reading.of(seen.orders().in(OrderTally.MINOR, window));
    }
}
