package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Overdue part of the open balance, leaving out items under an open dispute.
 *
 * <pre>overdue amount of items above a residue without an open dispute / open balance</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: no open balance
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#past-due-share
 * </ul>
 */
final class OverdueUndisputedShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_undisputed_share",
            Family.PAYMENT,
            Text.of("无争议逾期占比", "Overdue share without disputed items"),
            Unit.RATIO,
            Text.of(
                    "剔除争议与尾差后，未清余额中有多少逾期？",
                    "What share of the open balance is overdue, neither in dispute nor a residue?"),
            "overdue amount of items above a residue without an open dispute / open balance",
            0,
            Lack.NO_OPEN_BALANCE.text(),
            "past-due-share");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.openItems().agedUndisputedMinor, seen.openItems().balanceMinor, Lack.NO_OPEN_BALANCE);
    }
}
