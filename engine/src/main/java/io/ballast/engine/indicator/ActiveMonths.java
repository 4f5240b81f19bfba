package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the last twelve months of 30 days, or of those since the first invoice, that have an invoice.
 *
 * <pre>count(months of 30 days with invoices) / min(12, months since first invoice)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: 360 days up to asOf, inclusive
 *   <li>no value: no invoices
 *   <li>error: exact counts, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class ActiveMonths implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "active_month_share_360",
            Family.RELATIONSHIP,
            Text.of("活跃月份占比", "Share of months with purchases"),
            Unit.RATIO,
            Text.of("一年中有几成月份有交易？", "In what share of the months did the customer buy?"),
            "count(months of 30 days with invoices) / min(12, months since first invoice)",
            360,
            Lack.NO_INVOICES.text(),
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
        int active = 0;
        for (int month = 0; month < SalesTally.MONTHS; month++) {
            active += sales.monthMinor(month) > 0 ? 1 : 0;
        }
        int months = Math.min(SalesTally.MONTHS, sales.firstAge() / SalesTally.MONTH_DAYS + 1);
        return Reading.of((double) active / months);
    }
}
