package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Open amount of all invoices; unapplied cash and credit memos stand apart.
 *
 * <pre>sum(invoice amount - settlements)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class Balance implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "balance_money",
            Family.EXPOSURE,
            Text.of("应收余额", "Open balance"),
            Unit.MONEY,
            Text.of("客户现在欠多少？", "How much does the customer owe?"),
            "sum(invoice amount - settlements)",
            0,
            Lack.NO_INVOICES.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty() ? Lack.NO_INVOICES.reading() : Reading.of(seen.openItems().balanceMinor);
    }
}
