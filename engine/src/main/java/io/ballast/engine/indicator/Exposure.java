package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Gross exposure, as {@link io.ballast.engine.receivable.Exposure} defines it: open invoices less unapplied credit
 * memos, deliveries not invoiced and open orders. Unapplied cash stands apart.
 *
 * <pre>open invoices - unapplied credit memos + delivered not invoiced + open orders</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, negative where unapplied credit exceeds the rest
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
            Text.of(
                    "如果现在违约，牵涉多少钱（已减去未核销贷项）？",
                    "How much is at stake if the customer fails today, less credit memos not yet applied?"),
            "open invoices - unapplied credit memos + delivered not invoiced + open orders",
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
