package io.ballast.engine.indicator;

/**
 * Share of the paid invoices of which a cash discount was taken; a customer short of cash stops taking them.
 *
 * <pre>count(paid with a discount) / count(paid)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DiscountTakenShare implements Indicator {
    private final Window window;
    private final Description description;

    DiscountTakenShare(Window window) {
        this.window = window;
        description = new Description(
                "discount_taken_share_" + window.days(),
                Family.PAYMENT,
                window.label("享受现金折扣占比", "Share of invoices paid with discount"),
                Unit.RATIO,
                window.question("付清的发票中有多少享受了现金折扣？", "what share of the invoices paid took a cash discount?"),
                "count(paid with a discount) / count(paid)",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        if (!seen.payments().isPaidOften(window)) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        return Reading.of((double) seen.payments().in(PaymentTally.DISCOUNT_COUNT, window)
                / seen.payments().in(PaymentTally.PAID_COUNT, window));
    }
}
