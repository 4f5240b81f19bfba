package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Collection effectiveness over one period of 90 days.
 *
 * <pre>(begin balance + sales - end balance) / (begin balance + sales - end balance not overdue)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1, 1 is best
 *   <li>window: 90 days up to asOf, inclusive
 *   <li>no value: nothing was to be collected in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#collection-effectiveness
 * </ul>
 */
final class CollectionEffectiveness implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "collection_effectiveness_ratio_90",
            Family.PAYMENT,
            Text.of("回款有效性指数（CEI）", "Collection effectiveness"),
            Unit.RATIO,
            Text.of("可收的款收回了多少？", "What share of what could be collected was collected?"),
            "(begin balance + sales - end balance) / (begin balance + sales - end balance not overdue)",
            90,
            Lack.NOTHING_TO_COLLECT.text(),
            "collection-effectiveness");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        long available = open.balance90DaysAgoMinor + seen.sales().in(SalesTally.MINOR, Window.D90);
        return Reading.share(
                available - open.balanceMinor,
                available - (open.balanceMinor - open.overdueMinor),
                Lack.NOTHING_TO_COLLECT);
    }
}
