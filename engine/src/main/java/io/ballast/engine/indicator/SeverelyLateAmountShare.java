package io.ballast.engine.indicator;

/**
 * Share of the paid amount that was paid more than 30 days after its due day.
 *
 * <pre>sum(amount paid over 30 days after due day) / sum(amount paid)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#past-due-share
 * </ul>
 */
final class SeverelyLateAmountShare implements Indicator {
    private final Window window;
    private final Description description;

    SeverelyLateAmountShare(Window window) {
        this.window = window;
        description = new Description(
                "late_over_30_amount_share_" + window.days(),
                Family.PAYMENT,
                window.label("逾期超 30 天付款金额占比", "Share of amount paid over 30 days late"),
                Unit.RATIO,
                window.question("付款金额中有多少逾期超过 30 天才付？", "what share of the amount paid came more than 30 days late?"),
                "sum(amount paid over 30 days after due day) / sum(amount paid)",
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
        return Reading.of((double) seen.payments().in(PaymentTally.SEVERELY_LATE_MINOR, window)
                / seen.payments().in(PaymentTally.PAID_MINOR, window));
    }
}
