package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Disputes opened in the last 90 days against those usual in 90 days before; fewer than one usual counts as one.
 * History must reach 180 days.
 *
 * <pre>disputes of 90 days / max(1, disputes of days 91 to 365 per 90 days)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more, 1 is usual
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: history is too short
 *   <li>error: two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DisputeBurst implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "dispute_burst_ratio_90",
            Family.DISPUTES,
            Text.of("争议突增倍数", "Dispute burst"),
            Unit.RATIO,
            Text.of("近 90 天争议是平时的几倍？", "How many times the usual number of disputes were opened?"),
            "disputes of 90 days / max(1, disputes of days 91 to 365 per 90 days)",
            365,
            Lack.SHORT_HISTORY.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        if (sales.daysIn(Window.D365) < Window.D180.days()) {
            return Lack.SHORT_HISTORY.reading();
        }
        long before = seen.disputes().between(DisputeTally.OPENED_COUNT, Window.D90, Window.D365);
        int daysBefore = sales.daysIn(Window.D365) - Window.D90.days();
        double usual = (double) before * Window.D90.days() / daysBefore;
        return Reading.of(seen.disputes().in(DisputeTally.OPENED_COUNT, Window.D90) / Math.max(1, usual));
    }
}
