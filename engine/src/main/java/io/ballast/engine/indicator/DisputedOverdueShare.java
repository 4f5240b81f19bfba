package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the overdue amount that stands under an open dispute, and so is not for want of money.
 *
 * <pre>overdue amount of items under an open dispute / overdue amount</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: nothing is overdue
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DisputedOverdueShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "disputed_overdue_share",
            Family.DISPUTES,
            Text.of("逾期中的争议占比", "Share of the overdue in dispute"),
            Unit.RATIO,
            Text.of("逾期款中有多少是因争议？", "What share of the overdue amount is in dispute?"),
            "overdue amount of items under an open dispute / overdue amount",
            0,
            Lack.NOTHING_OVERDUE.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        return Reading.share(open.overdueDisputedMinor, open.overdueMinor, Lack.NOTHING_OVERDUE);
    }
}
