package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Gross exposure today against the highest of the last 365 days.
 *
 * <pre>gross exposure / highest gross exposure of 365 days</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, at most 1, negative where unapplied credit exceeds the rest of the exposure
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no documents or no exposure in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class ExposureToPeak implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "exposure_to_peak_ratio_365",
            Family.EXPOSURE,
            Text.of("敞口占峰值比", "Exposure against its peak"),
            Unit.RATIO,
            Text.of("现在的敞口离一年内峰值多远？", "How near is the exposure to its peak of the year?"),
            "gross exposure / highest gross exposure of 365 days",
            365,
            Lack.or(Lack.NO_DOCUMENTS, Lack.NO_EXPOSURE_IN_WINDOW),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        ExposureTally exposure = seen.exposure();
        return exposure.isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.share(exposure.todayMinor(), exposure.peakMinor(Window.D365), Lack.NO_EXPOSURE_IN_WINDOW);
    }
}
