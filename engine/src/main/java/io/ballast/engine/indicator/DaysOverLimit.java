package io.ballast.engine.indicator;

/**
 * Days on which the exposure was above the limit in force on the day of assessment.
 *
 * <pre>count(days with gross exposure &gt; limit in force on asOf)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 to the window
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no credit limit is set or the account is free of a limit or no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class DaysOverLimit implements Indicator {
    private final Window window;
    private final Description description;

    DaysOverLimit(Window window) {
        this.window = window;
        description = new Description(
                "over_limit_days_" + window.days(),
                Family.EXPOSURE,
                window.label("超额度天数", "Days over the limit"),
                Unit.DAYS,
                window.question("有几天超出额度？", "on how many days was the exposure above the limit?"),
                "count(days with gross exposure > limit in force on asOf)",
                window.days(),
                Lack.or(Lack.NO_LIMIT, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
                "utilisation");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        ExposureTally exposure = seen.exposure();
        return exposure.lackOfLimit().orElseGet(() -> Reading.of(exposure.daysOverLimit(window)));
    }
}
