package io.ballast.engine.indicator;

/**
 * Highest exposure of any day in the window against the limit in force on the day of assessment.
 *
 * <pre>max over days(gross exposure) / limit in force on asOf</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no credit limit is set or the credit limit is zero or the account is free of a limit or no documents
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class MaxUtilisation implements Indicator {
    private final Window window;
    private final Description description;

    MaxUtilisation(Window window) {
        this.window = window;
        description = new Description(
                "max_utilisation_ratio_" + window.days(),
                Family.EXPOSURE,
                window.label("最高额度使用率", "Peak utilisation"),
                Unit.RATIO,
                window.question("额度使用率最高到多少？", "what was the highest utilisation?"),
                "max over days(gross exposure) / limit in force on asOf",
                window.days(),
                Lack.or(Lack.NO_LIMIT, Lack.LIMIT_IS_ZERO, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
                "utilisation");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().shareOfLimit(seen.exposure().peakMinor(window));
    }
}
