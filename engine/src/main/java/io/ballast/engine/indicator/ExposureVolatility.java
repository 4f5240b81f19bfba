package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Coefficient of variation of the daily exposure over 365 days, or since the first document, at least 90 days ago.
 *
 * <pre>sqrt(average of squares - square of average) / average, over days</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: history is too short or no exposure in the window
 *   <li>error: sums of squares in double, in order of days; below 1e-6 rounding may show
 *   <li>source: docs/sources.md#coefficient-of-variation
 * </ul>
 */
final class ExposureVolatility implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "exposure_volatility_ratio_365",
            Family.EXPOSURE,
            Text.of("敞口波动系数", "Volatility of the exposure"),
            Unit.RATIO,
            Text.of("敞口波动大吗？", "How uneven was the exposure over the year?"),
            "sqrt(average of squares - square of average) / average, over days",
            365,
            Lack.or(Lack.SHORT_HISTORY, Lack.NO_EXPOSURE_IN_WINDOW),
            "coefficient-of-variation");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        ExposureTally exposure = seen.exposure();
        if (exposure.historyDays() < Window.D90.days()) {
            return Lack.SHORT_HISTORY.reading();
        }
        double mean = exposure.averageMinor(Window.D365);
        double variance = Math.max(0, exposure.averageSquare() - mean * mean);
        return Reading.share(Math.sqrt(variance), mean, Lack.NO_EXPOSURE_IN_WINDOW);
    }
}
