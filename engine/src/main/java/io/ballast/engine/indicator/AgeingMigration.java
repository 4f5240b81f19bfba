package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Weighted days overdue of the balance on the day less that of 30 days before.
 *
 * <pre>overdue age of the balance on asOf - the same 30 days before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, positive is worse
 *   <li>window: 30 days up to asOf, inclusive
 *   <li>no value: no open balance or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class AgeingMigration implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_age_change_days_30",
            Family.PAYMENT,
            Text.of("账龄迁移", "Ageing migration"),
            Unit.DAYS,
            Text.of(
                    "余额的平均逾期账龄比 30 天前增加几天？",
                    "By how many days did the overdue age of the balance grow within 30 days?"),
            "overdue age of the balance on asOf - the same 30 days before",
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
        double now = (double) open.agedMinorDays / open.balanceMinor;
        double before = (double) open.agedMinorDays30DaysAgo / open.balance30DaysAgoMinor;
        return Reading.of(now - before);
    }
}
