package io.ballast.engine.indicator;

/**
 * Share of the paid invoices that were paid after their due day.
 *
 * <pre>count(paid after due day) / count(paid)</pre>
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
final class LateCountShare implements Indicator {
    private final Window window;
    private final Description description;

    LateCountShare(Window window) {
        this.window = window;
        description = new Description(
                "late_count_share_" + window.days(),
                Family.PAYMENT,
                window.label("逾期付款笔数占比", "Share of invoices paid late"),
                Unit.RATIO,
                window.question("付清的发票中有多少张是逾期付的？", "what share of the invoices paid came late?"),
                "count(paid after due day) / count(paid)",
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
        return Reading.of((double) seen.payments().in(PaymentTally.LATE_COUNT, window)
                / seen.payments().in(PaymentTally.PAID_COUNT, window));
    }
}
