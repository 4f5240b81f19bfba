package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Overdue part of the open balance, residues left out.
 *
 * <pre>overdue amount of items above a residue / open balance</pre>
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
final class OverdueShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_share",
            Family.PAYMENT,
            Text.of("逾期占比", "Overdue share of the balance"),
            Unit.RATIO,
            Text.of("未清余额中有多少已逾期（不计尾差）？", "What share of the open balance is overdue, residues left out?"),
            "overdue amount of items above a residue / open balance",
            0,
            Lack.NO_OPEN_BALANCE.text(),
            "past-due-share");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.openItems().agedOverMinor(0), seen.openItems().balanceMinor, Lack.NO_OPEN_BALANCE);
    }
}
