package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Gross exposure: open invoices, deliveries not invoiced and open orders.
 *
 * <pre>open invoices + delivered not invoiced + open orders</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class Exposure implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "exposure_money",
            Family.EXPOSURE,
            Text.of("总敞口", "Gross exposure"),
            Unit.MONEY,
            Text.of("如果现在违约，牵涉多少钱？", "How much is at stake if the customer fails today?"),
            "open invoices + delivered not invoiced + open orders",
            0,
            Lack.NO_DOCUMENTS.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.of(seen.exposure().todayMinor());
    }
}
