package io.ballast.engine.indicator;

/**
 * Average days from issue to payment, weighted by amount.
 *
 * <pre>sum(amount x (paid day - issue day)) / sum(amount)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more, unless paid in advance
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class AverageTimeToPay implements Indicator {
    private final Window window;
    private final Description description;

    AverageTimeToPay(Window window) {
        this.window = window;
        description = new Description(
                "average_time_to_pay_days_" + window.days(),
                Family.PAYMENT,
                window.label("平均付款天数", "Average days to pay"),
                Unit.DAYS,
                window.question("从开票到付款平均几天？", "how many days passed from invoice to payment?"),
                "sum(amount x (paid day - issue day)) / sum(amount)",
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
        return Reading.of((double) seen.payments().in(PaymentTally.MINOR_DAYS_TO_PAY, window)
                / seen.payments().in(PaymentTally.PAID_MINOR, window));
    }
}
