package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Part of the open balance that is overdue by more than 30, 60 or 90 days.
 *
 * <pre>open amount above a residue overdue by more than the days named / open balance</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: no open balance
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class OverdueOverShare implements Indicator {
    private final int overDays;
    private final Description description;

    OverdueOverShare(int overDays) {
        this.overDays = overDays;
        description = new Description(
                "overdue_over_" + overDays + "_share",
                Family.PAYMENT,
                Text.of("逾期超 " + overDays + " 天占比", "Share overdue by more than " + overDays + " days"),
                Unit.RATIO,
                Text.of(
                        "未清余额中有多少逾期超过 " + overDays + " 天（不计尾差）？",
                        "What share of the open balance is more than " + overDays
                                + " days overdue, residues left out?"),
                "open amount above a residue overdue by more than the days named / open balance",
                0,
                Lack.NO_OPEN_BALANCE.text(),
                "ageing-convention");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        return Reading.share(open.agedOverMinor(overDays), open.balanceMinor, Lack.NO_OPEN_BALANCE);
    }
}
