package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Orders of the last 90 days against the same days of last year, after taking out the growth of the whole year.
 *
 * <pre>(orders of 90 days / same 90 days of last year) / (orders of 365 days / the 365 before) - 1</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more, 0 is as expected
 *   <li>window: 730 days up to asOf, inclusive
 *   <li>no value: history is too short or no earlier period to compare with
 *   <li>error: exact sums, three divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OrderSeasonalSurprise implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "order_seasonal_surprise_ratio_90",
            Family.ORDERS,
            Text.of("剔除季节与增长的订单变化", "Order change beyond season and growth"),
            Unit.RATIO,
            Text.of("剔除季节和总体增长后，订单变化多少？", "How do orders differ from what season and yearly growth let expect?"),
            "(orders of 90 days / same 90 days of last year) / (orders of 365 days / the 365 before) - 1",
            730,
            Lack.or(Lack.SHORT_HISTORY, Lack.NOTHING_TO_COMPARE),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OrderTally orders = seen.orders();
        if (orders.historyDays() < 2 * Window.D365.days()) {
            return Lack.SHORT_HISTORY.reading();
        }
        long sameSeason = orders.yearBefore(OrderTally.MINOR, Window.D90);
        long year = orders.in(OrderTally.MINOR, Window.D365);
        if (sameSeason == 0 || year == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double seasonal = (double) orders.in(OrderTally.MINOR, Window.D90) / sameSeason;
        double yearly = (double) year / orders.before(OrderTally.MINOR, Window.D365);
        return Reading.of(seasonal / yearly - 1);
    }
}
