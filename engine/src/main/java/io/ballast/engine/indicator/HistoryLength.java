package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days from the first invoice, order, delivery or credit memo to the day of assessment, both included.
 *
 * <pre>asOf - day of the first document + 1</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 1 or more
 *   <li>window: all of history
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class HistoryLength implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "history_days",
            Family.DATA_QUALITY,
            Text.of("历史长度", "Length of the history"),
            Unit.DAYS,
            Text.of("有多长的交易历史？", "How long is the history of documents?"),
            "asOf - day of the first document + 1",
            Description.ALL_HISTORY,
            Lack.NO_DOCUMENTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.of(seen.exposure().historyDays());
    }
}
