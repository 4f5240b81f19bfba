package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Open amount whose due day has passed.
 *
 * <pre>sum(open amount with due day before asOf)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class OverdueAmount implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_money",
            Family.PAYMENT,
            Text.of("逾期金额", "Overdue amount"),
            Unit.MONEY,
            Text.of("现在逾期多少钱？", "How much is overdue?"),
            "sum(open amount with due day before asOf)",
            0,
            Lack.NO_INVOICES.text(),
            "ageing-convention");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty() ? Lack.NO_INVOICES.reading() : Reading.of(seen.openItems().overdueMinor);
    }
}
