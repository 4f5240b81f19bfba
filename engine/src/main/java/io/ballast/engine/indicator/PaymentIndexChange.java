package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Payment index of the last 90 days less that of the 275 days before.
 *
 * <pre>payment index of the last 90 days - payment index of days 91 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: index points, negative is worse
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window or no earlier period to compare with
 *   <li>error: exact sums, three divisions
 *   <li>source: docs/sources.md#payment-index
 * </ul>
 */
final class PaymentIndexChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "payment_index_change_90",
            Family.PAYMENT,
            Text.of("付款指数变化", "Change of the payment index"),
            Unit.INDEX,
            Text.of("近 90 天付款指数比此前一年变化几分？", "How did the payment index move against the rest of the year?"),
            "payment index of the last 90 days - payment index of days 91 to 365",
            365,
            Lack.or(Lack.FEW_PAID_INVOICES, Lack.NOTHING_TO_COMPARE),
            "payment-index");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        if (payments.in(PaymentTally.INDEXED_COUNT, Window.D90) < PaymentTally.ENOUGH) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        if (payments.between(PaymentTally.INDEXED_COUNT, Window.D90, Window.D365) < PaymentTally.ENOUGH) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double now = (double) payments.in(PaymentTally.INDEX_MINOR_PARTS, Window.D90)
                / payments.in(PaymentTally.INDEXED_MINOR, Window.D90);
        double before = (double) payments.between(PaymentTally.INDEX_MINOR_PARTS, Window.D90, Window.D365)
                / payments.between(PaymentTally.INDEXED_MINOR, Window.D90, Window.D365);
        return Reading.of((now - before) / PaymentIndexScale.PARTS);
    }
}
