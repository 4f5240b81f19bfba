package io.ballast.engine.indicator;

/**
 * Of the invoices whose first cash came in the window, the share that this first day did not close.
 *
 * <pre>count(first cash did not close it that day) / count(first cash in window)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no payment in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PartialPaymentShare implements Indicator {
    private final Window window;
    private final Description description;

    PartialPaymentShare(Window window) {
        this.window = window;
        description = new Description(
                "partial_payment_share_" + window.days(),
                Family.PAYMENT,
                window.label("部分付款占比", "Share of invoices paid in part"),
                Unit.RATIO,
                window.question("有多少发票首次付款没有付清？", "what share of invoices was not closed by its first payment?"),
                "count(first cash did not close it that day) / count(first cash in window)",
                window.days(),
                Lack.NO_PAYMENTS_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.payments().in(PaymentTally.PARTIAL_COUNT, window),
                seen.payments().in(PaymentTally.FIRST_CASH_COUNT, window),
                Lack.NO_PAYMENTS_IN_WINDOW);
    }
}
