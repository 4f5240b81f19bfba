package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Invoices per 30 days over the last year, or since the first invoice, at least 30 days ago.
 *
 * <pre>count(invoices) x 30 / min(365, days since first invoice)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 0 or more
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no invoices or history is too short
 *   <li>error: exact counts, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PurchaseFrequency implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "purchases_per_month_count_365",
            Family.RELATIONSHIP,
            Text.of("每月购买次数", "Purchases per month"),
            Unit.COUNT,
            Text.of("平均每月买几次？", "How often does the customer buy in 30 days?"),
            "count(invoices) x 30 / min(365, days since first invoice)",
            365,
            Lack.or(Lack.NO_INVOICES, Lack.SHORT_HISTORY),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        SalesTally sales = seen.sales();
        if (sales.isEmpty()) {
            return Lack.NO_INVOICES.reading();
        }
        int days = sales.daysIn(Window.D365);
        return days < SalesTally.MONTH_DAYS
                ? Lack.SHORT_HISTORY.reading()
                : Reading.of((double) sales.in(SalesTally.COUNT, Window.D365) * SalesTally.MONTH_DAYS / days);
    }
}
