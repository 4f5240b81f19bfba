package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Whether the last 90 days brought the first partial payment of a customer who always paid whole invoices; at least 3
 * earlier paid invoices are needed to say so.
 *
 * <pre>1 if a partial payment in the last 90 days and none ever before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: 0 or 1, 1 yes, 0 no
 *   <li>window: all of history
 *   <li>no value: no earlier period to compare with
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class FirstPartialPayment implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "first_partial_payment_flag_90",
            Family.PAYMENT,
            Text.of("首次出现部分付款", "First partial payment"),
            Unit.FLAG,
            Text.of("是否第一次出现部分付款？", "Did the customer pay an invoice in part for the first time?"),
            "1 if a partial payment in the last 90 days and none ever before",
            Description.ALL_HISTORY,
            Lack.NOTHING_TO_COMPARE.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        long earlierCash = payments.firstCashCount - payments.in(PaymentTally.FIRST_CASH_COUNT, Window.D90);
        long earlierPartial = payments.partialCount - payments.in(PaymentTally.PARTIAL_COUNT, Window.D90);
        if (earlierCash < PaymentTally.ENOUGH) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        return Reading.of(payments.in(PaymentTally.PARTIAL_COUNT, Window.D90) > 0 && earlierPartial == 0 ? 1 : 0);
    }
}
