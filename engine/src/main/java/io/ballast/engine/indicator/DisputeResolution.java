package io.ballast.engine.indicator;

/**
 * Average days from opening to closing of the disputes closed in the window.
 *
 * <pre>sum(closed day - opened day) / count(closed in window)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no dispute closed in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DisputeResolution implements Indicator {
    private final Window window;
    private final Description description;

    DisputeResolution(Window window) {
        this.window = window;
        description = new Description(
                "dispute_resolution_days_" + window.days(),
                Family.DISPUTES,
                window.label("争议平均解决天数", "Average days to settle a dispute"),
                Unit.DAYS,
                window.question("争议平均几天解决？", "how long did disputes take to be settled?"),
                "sum(closed day - opened day) / count(closed in window)",
                window.days(),
                Lack.NO_CLOSED_DISPUTES.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.disputes().in(DisputeTally.RESOLUTION_DAYS, window),
                seen.disputes().in(DisputeTally.CLOSED_COUNT, window),
                Lack.NO_CLOSED_DISPUTES);
    }
}
