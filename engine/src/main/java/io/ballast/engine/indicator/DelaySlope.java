package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Slope of the straight line through the signed delay of each invoice over the day it was paid, per 30 days.
 *
 * <pre>30 x least-squares slope of (paid day - due day) over the paid day</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, positive is worsening
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window or no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#least-squares
 * </ul>
 */
final class DelaySlope implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "delay_slope_days_365",
            Family.PAYMENT,
            Text.of("逾期斜率（每 30 天）", "Slope of the payment delay, per 30 days"),
            Unit.DAYS,
            Text.of("付款每过 30 天多拖几天？", "How many days does the delay grow every 30 days?"),
            "30 x least-squares slope of (paid day - due day) over the paid day",
            365,
            Lack.or(Lack.FEW_PAID_INVOICES, Lack.NOTHING_TO_COMPARE),
            "least-squares");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        if (!payments.isPaidOften(Window.D365)) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        long count = payments.in(PaymentTally.PAID_COUNT, Window.D365);
        long spread = Math.subtractExact(
                Math.multiplyExact(count, payments.ageDaysSquared),
                Math.multiplyExact(payments.ageDays, payments.ageDays));
        if (spread == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        long together = Math.subtractExact(
                Math.multiplyExact(count, payments.ageTimesDelay),
                Math.multiplyExact(payments.ageDays, payments.in(PaymentTally.DELAY_DAYS, Window.D365)));
        return Reading.of(-SalesTally.MONTH_DAYS * (double) together / spread);
    }
}
