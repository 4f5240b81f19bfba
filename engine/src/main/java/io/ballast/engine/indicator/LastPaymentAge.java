package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since money last came, as a receipt or as the cash settlement of an invoice.
 *
 * <pre>asOf - day of the last receipt or cash settlement</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: all of history
 *   <li>no value: no receipts
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LastPaymentAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "last_payment_age_days",
            Family.PAYMENT,
            Text.of("距上次付款天数", "Days since the last payment"),
            Unit.DAYS,
            Text.of("多久没收到钱了？", "How long ago did money last come?"),
            "asOf - day of the last receipt or cash settlement",
            Description.ALL_HISTORY,
            Lack.NO_RECEIPTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.cash().hasPayment() ? Reading.of(seen.cash().lastPaymentAge()) : Lack.NO_RECEIPTS.reading();
    }
}
