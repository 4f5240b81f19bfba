package io.ballast.engine.indicator;

/**
 * Share of the largest order in the amount ordered in the window.
 *
 * <pre>largest order / sum(orders)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no orders in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestOrderShare implements Indicator {
    private final Window window;
    private final Description description;

    LargestOrderShare(Window window) {
        this.window = window;
        description = new Description(
                "largest_order_share_" + window.days(),
                Family.CONCENTRATION,
                window.label("最大单笔订单占比", "Share of the largest order"),
                Unit.RATIO,
                window.question("最大的一笔订单占订单总额多少？", "what share of the amount ordered is the largest order?"),
                "largest order / sum(orders)",
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
                seen.orders().largestMinor.in(window),
                seen.orders().in(OrderTally.MINOR, window),
                Lack.NO_ORDERS_IN_WINDOW);
    }
}
