package io.ballast.engine.indicator;

/**
 * Average days from the due day to payment, each invoice counting once, early ones as negative.
 *
 * <pre>sum(paid day - due day) / count</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, negative when paid early
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class AverageDelay implements Indicator {
    private final Window window;
    private final Description description;

    AverageDelay(Window window) {
        this.window = window;
        description = new Description(
                "average_delay_days_" + window.days(),
                Family.PAYMENT,
                window.label("平均付款偏差天数", "Average days beyond terms"),
                Unit.DAYS,
                window.question("平均比到期日早或晚几天付款？", "how many days before or after the due day were invoices paid?"),
                "sum(paid day - due day) / count",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "average-days-to-pay");
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
        return Reading.of((double) seen.payments().in(PaymentTally.DELAY_DAYS, window)
                / seen.payments().in(PaymentTally.PAID_COUNT, window));
    }
}
