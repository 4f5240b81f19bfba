package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Amount of the open disputes against the open balance, 1 at most.
 *
 * <pre>min(1, sum(open dispute amounts) / open balance)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: no open balance
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OpenDisputeShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "open_dispute_share",
            Family.DISPUTES,
            Text.of("未决争议占比", "Share of the balance in dispute"),
            Unit.RATIO,
            Text.of("未清余额中有多少存在争议？", "What share of the open balance is in dispute?"),
            "min(1, sum(open dispute amounts) / open balance)",
            0,
            Lack.NO_OPEN_BALANCE.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        long balance = seen.openItems().balanceMinor;
        return Reading.share(Math.min(seen.disputes().openMinor, balance), balance, Lack.NO_OPEN_BALANCE);
    }
}
