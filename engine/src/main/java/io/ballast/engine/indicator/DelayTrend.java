package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Weighted payment delay of the last 90 days less that of the 275 days before.
 *
 * <pre>weighted delay of the last 90 days - weighted delay of days 91 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, positive is worse
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class DelayTrend implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "delay_trend_days_90",
            Family.PAYMENT,
            Text.of("逾期趋势", "Trend of the payment delay"),
            Unit.DAYS,
            Text.of("近 90 天比此前一年多逾期几天？", "How many days later than in the rest of the year does the customer pay now?"),
            "weighted delay of the last 90 days - weighted delay of days 91 to 365",
            365,
            Lack.or(Lack.FEW_PAID_INVOICES, Lack.NOTHING_TO_COMPARE),
            "average-days-to-pay");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        if (!payments.isPaidOften(Window.D90)) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        if (payments.between(PaymentTally.PAID_COUNT, Window.D90, Window.D365) < PaymentTally.ENOUGH) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double before = (double) payments.between(PaymentTally.LATE_MINOR_DAYS, Window.D90, Window.D365)
                / payments.between(PaymentTally.PAID_MINOR, Window.D90, Window.D365);
        return Reading.of(payments.weightedDelay(Window.D90) - before);
    }
}
