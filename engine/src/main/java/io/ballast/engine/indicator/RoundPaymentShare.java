package io.ballast.engine.indicator;

/**
 * Share of receipts that are whole multiples of 1,000 major units: who pays round sums on account often cannot pay
 * invoices.
 *
 * <pre>count(receipts divisible by 1,000 major units) / count(receipts)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 payments in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class RoundPaymentShare implements Indicator {
    private final Window window;
    private final Description description;

    RoundPaymentShare(Window window) {
        this.window = window;
        description = new Description(
                "round_payment_share_" + window.days(),
                Family.PAYMENT,
                window.label("整数付款占比", "Share of round payments"),
                Unit.RATIO,
                window.question("有多少收款是整千金额？", "what share of receipts was a whole multiple of 1,000?"),
                "count(receipts divisible by 1,000 major units) / count(receipts)",
                window.days(),
                Lack.FEW_PAYMENTS.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        CashTally cash = seen.cash();
        return cash.in(CashTally.COUNT, window) < PaymentTally.ENOUGH
                ? Lack.FEW_PAYMENTS.reading()
                : Reading.of((double) cash.in(CashTally.ROUND_COUNT, window) / cash.in(CashTally.COUNT, window));
    }
}
