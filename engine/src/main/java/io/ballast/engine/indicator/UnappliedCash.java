package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Cash received that settles no invoice yet.
 *
 * <pre>max(0, sum(receipts) - sum(cash settlements)) + overpaid</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no receipts
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class UnappliedCash implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "unapplied_cash_money",
            Family.EXPOSURE,
            Text.of("未核销收款", "Unapplied cash"),
            Unit.MONEY,
            Text.of("有多少收款还没核销到发票？", "How much cash was received and not applied?"),
            "max(0, sum(receipts) - sum(cash settlements)) + overpaid",
            0,
            Lack.NO_RECEIPTS.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.cash().ever(CashTally.COUNT) == 0
                ? Lack.NO_RECEIPTS.reading()
                : Reading.of(seen.cash().unappliedMinor());
    }
}
