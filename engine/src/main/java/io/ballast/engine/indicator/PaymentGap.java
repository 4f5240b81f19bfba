package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the last receipt divided by the usual gap between days with receipts, of which there must be at least 3
 * in the year.
 *
 * <pre>days since last receipt / average days between receipt days</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more, above 1 is longer than usual
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 payments in the window
 *   <li>error: two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PaymentGap implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "payment_gap_ratio_365",
            Family.PAYMENT,
            Text.of("付款间隔倍数", "Payment silence against the usual gap"),
            Unit.RATIO,
            Text.of("距上次收款的时间是平时间隔的几倍？", "How many usual gaps long is the present silence?"),
            "days since last receipt / average days between receipt days",
            365,
            Lack.FEW_PAYMENTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        CashTally cash = seen.cash();
        return cash.isPayingOften() ? Reading.of(cash.lastAge / cash.usualGapDays()) : Lack.FEW_PAYMENTS.reading();
    }
}
