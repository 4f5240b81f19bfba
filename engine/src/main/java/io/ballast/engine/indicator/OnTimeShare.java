package io.ballast.engine.indicator;

/**
 * Share of the invoices that fell due in the window, before the day of assessment, that were settled in full by their
 * due day. Unlike the late shares it also sees what is still unpaid.
 *
 * <pre>count(settled by due day) / count(fell due before asOf)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 30, 90, 180, 365 days up to asOf, inclusive
 *   <li>no value: no invoice fell due in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OnTimeShare implements Indicator {
    private final Window window;
    private final Description description;

    OnTimeShare(Window window) {
        this.window = window;
        description = new Description(
                "on_time_share_" + window.days(),
                Family.PAYMENT,
                window.label("按期结清率", "Share of due invoices settled in time"),
                Unit.RATIO,
                window.question("到期的发票有多少按期结清？", "what share of the invoices that fell due was settled in time?"),
                "count(settled by due day) / count(fell due before asOf)",
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
                payments.in(PaymentTally.SETTLED_IN_TIME_COUNT, window),
                payments.in(PaymentTally.FELL_DUE_COUNT, window),
                Lack.NOTHING_FELL_DUE);
    }
}
