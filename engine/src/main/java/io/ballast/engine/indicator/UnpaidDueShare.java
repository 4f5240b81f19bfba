package io.ballast.engine.indicator;

/**
 * Share of the amount that fell due in the window, before the day of assessment, that is still open.
 *
 * <pre>sum(open of invoices fallen due) / sum(amount fallen due)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no invoice fell due in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class UnpaidDueShare implements Indicator {
    private final Window window;
    private final Description description;

    UnpaidDueShare(Window window) {
        this.window = window;
        description = new Description(
                "unpaid_due_amount_share_" + window.days(),
                Family.PAYMENT,
                window.label("到期未付金额占比", "Share of amount due still unpaid"),
                Unit.RATIO,
                window.question("到期金额中还有多少没付？", "what share of the amount that fell due is still open?"),
                "sum(open of invoices fallen due) / sum(amount fallen due)",
                window.days(),
                Lack.NOTHING_FELL_DUE.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        return Reading.share(
                payments.in(PaymentTally.STILL_OPEN_MINOR, window),
                payments.in(PaymentTally.FELL_DUE_MINOR, window),
                Lack.NOTHING_FELL_DUE);
    }
}
