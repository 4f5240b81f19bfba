package io.ballast.engine.indicator;

/**
 * Change of the amount ordered against the window of equal length just before; history must cover both.
 *
 * <pre>(orders of the window - orders of the window before) / orders of the window before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: as given, 30, 90, 180 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderChange implements Indicator {
    private final Window window;
    private final Description description;

    OrderChange(Window window) {
        this.window = window;
        description = new Description(
                "order_amount_change_ratio_" + window.days(),
                Family.ORDERS,
                window.label("订单金额环比", "Change of the amount ordered"),
                Unit.RATIO,
                window.question("订单金额比前一个等长周期变化多少？", "how did orders move against the period of equal length before?"),
                "(orders of the window - orders of the window before) / orders of the window before",
                window.days(),
                Lack.or(Lack.SHORT_HISTORY, Lack.NOTHING_TO_COMPARE),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        return orders.historyDays() < 2 * window.days()
                ? Lack.SHORT_HISTORY.reading()
                : Reading.change(
                        orders.in(OrderTally.MINOR, window),
                        orders.before(OrderTally.MINOR, window),
                        Lack.NOTHING_TO_COMPARE);
    }
}
