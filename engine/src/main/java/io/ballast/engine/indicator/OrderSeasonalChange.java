package io.ballast.engine.indicator;

/**
 * Change of the amount ordered against the window that ended 365 days earlier, so that seasons do not show as change.
 *
 * <pre>(orders of the window - orders of the same window 365 days earlier) / the latter</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: as given, 30, 90 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderSeasonalChange implements Indicator {
    private final Window window;
    private final Description description;

    OrderSeasonalChange(Window window) {
        this.window = window;
        description = new Description(
                "order_seasonal_change_ratio_" + window.days(),
                Family.ORDERS,
                window.label("订单金额同比", "Change of orders against last year"),
                Unit.RATIO,
                window.question("订单金额比去年同期变化多少？", "how did orders move against the same period of last year?"),
                "(orders of the window - orders of the same window 365 days earlier) / the latter",
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
        return orders.historyDays() < Window.D365.days() + window.days()
                ? Lack.SHORT_HISTORY.reading()
                : Reading.change(
                        orders.in(OrderTally.MINOR, window),
                        orders.yearBefore(OrderTally.MINOR, window),
                        Lack.NOTHING_TO_COMPARE);
    }
}
