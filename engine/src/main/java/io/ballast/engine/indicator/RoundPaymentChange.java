package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of round receipts in the last 90 days less that of the 275 days before.
 *
 * <pre>share of the last 90 days - share of days 91 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 to 1, positive is worse
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 payments in the window or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class RoundPaymentChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "round_payment_share_change_90",
            Family.PAYMENT,
            Text.of("整数付款占比变化", "Change of the share of round payments"),
            Unit.RATIO,
            Text.of("整数付款是否变多了？", "Did round payments become more frequent?"),
            "share of the last 90 days - share of days 91 to 365",
            365,
            Lack.or(Lack.FEW_PAYMENTS, Lack.NOTHING_TO_COMPARE),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        CashTally cash = seen.cash();
        long before = cash.between(CashTally.COUNT, Window.D90, Window.D365);
        if (cash.in(CashTally.COUNT, Window.D90) < PaymentTally.ENOUGH) {
            return Lack.FEW_PAYMENTS.reading();
        }
        if (before < PaymentTally.ENOUGH) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double shareNow = (double) cash.in(CashTally.ROUND_COUNT, Window.D90) / cash.in(CashTally.COUNT, Window.D90);
        double shareBefore = (double) cash.between(CashTally.ROUND_COUNT, Window.D90, Window.D365) / before;
        return Reading.of(shareNow - shareBefore);
    }
}
