package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the newest invoice, credit memo, order, delivery, receipt or settlement.
 *
 * <pre>asOf - day of the newest document or settlement</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: all of history
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class NewestDocumentAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "newest_document_age_days",
            Family.DATA_QUALITY,
            Text.of("数据新鲜度", "Age of the newest document"),
            Unit.DAYS,
            Text.of("最新的单据是几天前的？", "How many days old is the newest document?"),
            "asOf - day of the newest document or settlement",
            Description.ALL_HISTORY,
            Lack.NO_DOCUMENTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        if (seen.exposure().isEmpty() && !seen.cash().hasPayment()) {
            return Lack.NO_DOCUMENTS.reading();
        }
        int paymentAge = seen.cash().hasPayment() ? seen.cash().lastPaymentAge() : Integer.MAX_VALUE;
        return Reading.of(Math.min(seen.exposure().newestAge(), paymentAge));
    }
}
