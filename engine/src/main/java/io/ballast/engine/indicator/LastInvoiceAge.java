package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the last invoice.
 *
 * <pre>asOf - issue day of the last invoice</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: all of history
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LastInvoiceAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "last_invoice_age_days",
            Family.RELATIONSHIP,
            Text.of("距上次购买天数", "Days since the last purchase"),
            Unit.DAYS,
            Text.of("多久没有购买了？", "How long ago did the customer last buy?"),
            "asOf - issue day of the last invoice",
            Description.ALL_HISTORY,
            Lack.NO_INVOICES.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty()
                ? Lack.NO_INVOICES.reading()
                : Reading.of(seen.sales().lastAge());
    }
}
