package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Gross exposure against the limit in force.
 *
 * <pre>gross exposure / limit</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, negative where unapplied credit exceeds the rest of the exposure
 *   <li>window: the day of assessment
 *   <li>no value: no credit limit is set or the credit limit is zero or the account is free of a limit or no documents
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class Utilisation implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "utilisation_ratio",
            Family.EXPOSURE,
            Text.of("额度使用率", "Utilisation of the limit"),
            Unit.RATIO,
            Text.of("信用额度用了多少？", "How much of the limit is used?"),
            "gross exposure / limit",
            0,
            Lack.or(Lack.NO_LIMIT, Lack.LIMIT_IS_ZERO, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
            "utilisation");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().shareOfLimit(seen.exposure().todayMinor());
    }
}
