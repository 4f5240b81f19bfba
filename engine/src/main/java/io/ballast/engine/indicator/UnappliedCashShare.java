package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of all cash received that settles no invoice; much of it means that payment figures miss payments.
 *
 * <pre>unapplied cash / sum(receipts), 1 at most</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: all of history
 *   <li>no value: no receipts
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class UnappliedCashShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "unapplied_cash_share",
            Family.DATA_QUALITY,
            Text.of("收款未核销占比", "Share of cash not applied"),
            Unit.RATIO,
            Text.of("收款中有多少没有对应到发票？", "What share of the cash received is matched to no invoice?"),
            "unapplied cash / sum(receipts), 1 at most",
            Description.ALL_HISTORY,
            Lack.NO_RECEIPTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                Math.min(seen.cash().unappliedMinor(), seen.cash().ever(CashTally.MINOR)),
                seen.cash().ever(CashTally.MINOR),
                Lack.NO_RECEIPTS);
    }
}
