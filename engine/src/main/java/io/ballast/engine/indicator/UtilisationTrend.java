package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average utilisation of the last 90 days less that of the days before, back to 365; at least 180 days of history are
 * needed.
 *
 * <pre>(average exposure of the last 90 days - average of days 91 to 365) / limit</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, positive is rising
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: history is too short or no credit limit is set or the credit limit is zero or the account is free of
 *       a limit or no documents
 *   <li>error: exact sums, three divisions
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class UtilisationTrend implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "utilisation_trend_ratio_90",
            Family.EXPOSURE,
            Text.of("额度使用率趋势", "Trend of the utilisation"),
            Unit.RATIO,
            Text.of("近 90 天的平均使用率比此前一年高多少？", "How much higher is the utilisation than in the rest of the year?"),
            "(average exposure of the last 90 days - average of days 91 to 365) / limit",
            365,
            Lack.or(Lack.SHORT_HISTORY, Lack.NO_LIMIT, Lack.LIMIT_IS_ZERO, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
            "utilisation");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        ExposureTally exposure = seen.exposure();
        if (exposure.historyDays() < Window.D180.days()) {
            return exposure.isEmpty() ? exposure.shareOfLimit(0) : Lack.SHORT_HISTORY.reading();
        }
        double rise = exposure.averageMinor(Window.D90) - exposure.averageMinorBetween(Window.D90, Window.D365);
        return exposure.shareOfLimit(rise);
    }
}
