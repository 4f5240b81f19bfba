package io.ballast.engine.indicator;

/**
 * Average gross exposure over the days of the window, or since the first document.
 *
 * <pre>sum over days(gross exposure) / min(window, days since first document)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, negative where unapplied credit exceeds the rest
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no documents
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class AverageExposure implements Indicator {
    private final Window window;
    private final Description description;

    AverageExposure(Window window) {
        this.window = window;
        description = new Description(
                "average_exposure_money_" + window.days(),
                Family.EXPOSURE,
                window.label("平均敞口", "Average exposure"),
                Unit.MONEY,
                window.question("平均敞口是多少？", "what was the average exposure?"),
                "sum over days(gross exposure) / min(window, days since first document)",
                window.days(),
                Lack.NO_DOCUMENTS.text(),
                "exposure-categories");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.of(seen.exposure().averageMinor(window));
    }
}
