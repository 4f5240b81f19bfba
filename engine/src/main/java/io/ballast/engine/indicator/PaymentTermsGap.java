package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average days to pay over a year less the net days agreed in the terms in force.
 *
 * <pre>average days to pay - agreed net days</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, negative when faster than agreed
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no payment terms are set or fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class PaymentTermsGap implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "payment_terms_gap_days_365",
            Family.PAYMENT,
            Text.of("付款天数超出账期", "Days to pay beyond agreed terms"),
            Unit.DAYS,
            Text.of("实际付款天数比约定账期多几天？", "How many days longer than agreed does the customer take?"),
            "average days to pay - agreed net days",
            365,
            Lack.or(Lack.NO_TERMS, Lack.FEW_PAID_INVOICES),
            "average-days-to-pay");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        var terms = seen.facts().standing().termsDays();
        PaymentTally payments = seen.payments();
        if (terms.isEmpty()) {
            return Lack.NO_TERMS.reading();
        }
        if (!payments.isPaidOften(Window.D365)) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        double daysToPay = (double) payments.in(PaymentTally.MINOR_DAYS_TO_PAY, Window.D365)
                / payments.in(PaymentTally.PAID_MINOR, Window.D365);
        return Reading.of(daysToPay - terms.getAsInt());
    }
}
