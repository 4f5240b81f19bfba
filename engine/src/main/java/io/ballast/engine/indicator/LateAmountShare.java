package io.ballast.engine.indicator;

/**
 * Share of the paid amount that was paid after its due day.
 *
 * <pre>sum(amount paid after due day) / sum(amount paid)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 30, 90, 180, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#past-due-share
 * </ul>
 */
final class LateAmountShare implements Indicator {
    private final Window window;
    private final Description description;

    LateAmountShare(Window window) {
        this.window = window;
        description = new Description(
                "late_amount_share_" + window.days(),
                Family.PAYMENT,
                window.label("逾期付款金额占比", "Share of amount paid late"),
                Unit.RATIO,
                window.question("付款金额中有多少是逾期付的？", "what share of the amount paid came late?"),
                "sum(amount paid after due day) / sum(amount paid)",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "past-due-share");
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
        return Reading.of((double) seen.payments().in(PaymentTally.LATE_MINOR, window)
                / seen.payments().in(PaymentTally.PAID_MINOR, window));
    }
}
