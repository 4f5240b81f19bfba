package io.ballast.engine.indicator;

/**
 * Highest gross exposure of any day in the window.
 *
 * <pre>max over days(gross exposure)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class PeakExposure implements Indicator {
    private final Window window;
    private final Description description;

    PeakExposure(Window window) {
        this.window = window;
        description = new Description(
                "peak_exposure_money_" + window.days(),
                Family.EXPOSURE,
                window.label("敞口峰值", "Peak exposure"),
                Unit.MONEY,
                window.question("敞口最高到多少？", "what was the highest exposure?"),
                "max over days(gross exposure)",
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
                : Reading.of(seen.exposure().peakMinor(window));
    }
}
