package io.ballast.engine.indicator;

/**
 * Average daily exposure in the window, or since the first document, against the limit in force on the day of
 * assessment.
 *
 * <pre>average over days(gross exposure) / limit in force on asOf</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, negative where unapplied credit exceeds the rest of the exposure
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no credit limit is set or the credit limit is zero or the account is free of a limit or no documents
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class AverageUtilisation implements Indicator {
    private final Window window;
    private final Description description;

    AverageUtilisation(Window window) {
        this.window = window;
        description = new Description(
                "average_utilisation_ratio_" + window.days(),
                Family.EXPOSURE,
                window.label("平均额度使用率", "Average utilisation"),
                Unit.RATIO,
                window.question("额度平均用了多少？", "how much of the limit was used on average?"),
                "average over days(gross exposure) / limit in force on asOf",
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
        ExposureTally exposure = seen.exposure();
        return exposure.shareOfLimit(exposure.isEmpty() ? 0 : exposure.averageMinor(window));
    }
}
