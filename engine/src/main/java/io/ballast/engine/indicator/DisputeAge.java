package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average days since the open disputes were opened.
 *
 * <pre>sum(asOf - opened day) / count(open disputes)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no open dispute
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DisputeAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "average_open_dispute_days",
            Family.DISPUTES,
            Text.of("未决争议平均天数", "Average age of open disputes"),
            Unit.DAYS,
            Text.of("未决争议平均拖了几天？", "How long have the open disputes been open on average?"),
            "sum(asOf - opened day) / count(open disputes)",
            0,
            Lack.NO_OPEN_DISPUTES.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.disputes().openDays, seen.disputes().openCount, Lack.NO_OPEN_DISPUTES);
    }
}
