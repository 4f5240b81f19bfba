package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Days since the oldest open dispute was opened.
 *
 * <pre>max(asOf - opened day) over open disputes</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no open dispute
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class OldestDispute implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "oldest_open_dispute_days",
            Family.DISPUTES,
            Text.of("最久未决争议天数", "Age of the oldest open dispute"),
            Unit.DAYS,
            Text.of("最久的一起争议拖了几天？", "How long has the oldest dispute been open?"),
            "max(asOf - opened day) over open disputes",
            0,
            Lack.NO_OPEN_DISPUTES.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.disputes().openCount == 0
                ? Lack.NO_OPEN_DISPUTES.reading()
                : Reading.of(seen.disputes().oldestOpenDays);
    }
}
