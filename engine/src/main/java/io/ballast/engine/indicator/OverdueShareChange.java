package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Overdue share of the balance on the day less that of 30 days before.
 *
 * <pre>overdue share on asOf - overdue share 30 days before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 to 1, positive is worse
 *   <li>window: 30 days up to asOf, inclusive
 *   <li>no value: no open balance or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class OverdueShareChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_share_change_30",
            Family.PAYMENT,
            Text.of("逾期占比变化", "Change of the overdue share"),
            Unit.RATIO,
            Text.of("逾期占比比 30 天前变化多少？", "How did the overdue share move within 30 days?"),
            "overdue share on asOf - overdue share 30 days before",
            30,
            Lack.or(Lack.NO_OPEN_BALANCE, Lack.NOTHING_TO_COMPARE),
            "ageing-convention");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        if (open.balanceMinor == 0) {
            return Lack.NO_OPEN_BALANCE.reading();
        }
        if (open.balance30DaysAgoMinor == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double now = (double) open.agedOverMinor(0) / open.balanceMinor;
        double before = (double) open.aged30DaysAgoMinor / open.balance30DaysAgoMinor;
        return Reading.of(now - before);
    }
}
