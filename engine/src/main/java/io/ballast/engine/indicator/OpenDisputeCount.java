package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Number of open disputes.
 *
 * <pre>count(disputes opened and not closed by asOf)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OpenDisputeCount implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "open_dispute_count",
            Family.DISPUTES,
            Text.of("未决争议数", "Open disputes"),
            Unit.COUNT,
            Text.of("有几起争议尚未了结？", "How many disputes are open?"),
            "count(disputes opened and not closed by asOf)",
            0,
            Lack.NO_INVOICES.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty() ? Lack.NO_INVOICES.reading() : Reading.of(seen.disputes().openCount);
    }
}
