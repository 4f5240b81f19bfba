package io.ballast.engine.indicator;

/**
 * Sample standard deviation of the signed days from due day to payment.
 *
 * <pre>sqrt((n x sum(d^2) - sum(d)^2) / (n x (n - 1))), d = paid day - due day</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 180, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division, one root
 *   <li>source: docs/sources.md#sample-deviation
 * </ul>
 */
final class DelayDeviation implements Indicator {
    private final Window window;
    private final Description description;

    DelayDeviation(Window window) {
        this.window = window;
        description = new Description(
                "delay_deviation_days_" + window.days(),
                Family.PAYMENT,
                window.label("付款波动（标准差）", "Deviation of the payment delay"),
                Unit.DAYS,
                window.question("付款时间有多不稳定？", "how uneven is the time of payment?"),
                "sqrt((n x sum(d^2) - sum(d)^2) / (n x (n - 1))), d = paid day - due day",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "sample-deviation");
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

        long count = seen.payments().in(PaymentTally.PAID_COUNT, window);
        long sum = seen.payments().in(PaymentTally.DELAY_DAYS, window);
        long spread = Math.subtractExact(
                Math.multiplyExact(count, seen.payments().in(PaymentTally.DELAY_DAYS_SQUARED, window)),
                Math.multiplyExact(sum, sum));
        return Reading.of(Math.sqrt((double) spread / Math.multiplyExact(count, count - 1)));
    }
}
