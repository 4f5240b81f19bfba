package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days past due of the open item that is longest overdue; 0 when nothing is.
 *
 * <pre>max(0, asOf - due day) over open items above a residue</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class OldestOverdue implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "oldest_overdue_days",
            Family.PAYMENT,
            Text.of("最久逾期天数", "Age of the oldest overdue item"),
            Unit.DAYS,
            Text.of("最久的一笔欠款（不计尾差）逾期几天了？", "How long has the oldest open item above a residue been overdue?"),
            "max(0, asOf - due day) over open items above a residue",
            0,
            Lack.NO_INVOICES.text(),
            "ageing-convention");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty() ? Lack.NO_INVOICES.reading() : Reading.of(seen.openItems().oldestOverdueDays);
    }
}
