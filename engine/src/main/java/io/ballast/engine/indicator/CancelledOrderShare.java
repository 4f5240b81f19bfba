package io.ballast.engine.indicator;

/**
 * Share of the amount ordered in the window that was cancelled by the day of assessment.
 *
 * <pre>sum(cancelled orders) / sum(all orders)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no orders in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class CancelledOrderShare implements Indicator {
    private final Window window;
    private final Description description;

    CancelledOrderShare(Window window) {
        this.window = window;
        description = new Description(
                "cancelled_order_share_" + window.days(),
                Family.ORDERS,
                window.label("订单取消率", "Share of orders cancelled"),
                Unit.RATIO,
                window.question("订单金额中有多少被取消？", "what share of the amount ordered was cancelled?"),
                "sum(cancelled orders) / sum(all orders)",
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
        long cancelled = seen.orders().in(OrderTally.CANCELLED_MINOR, window);
        return Reading.share(
                cancelled, cancelled + seen.orders().in(OrderTally.MINOR, window), Lack.NO_ORDERS_IN_WINDOW);
    }
}
