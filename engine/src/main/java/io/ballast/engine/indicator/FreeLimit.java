package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Limit in force less gross exposure.
 *
 * <pre>limit - gross exposure</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, negative when exceeded
 *   <li>window: the day of assessment
 *   <li>no value: no credit limit is set or the account is free of a limit or no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class FreeLimit implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "free_limit_money",
            Family.EXPOSURE,
            Text.of("可用额度", "Free limit"),
            Unit.MONEY,
            Text.of("还剩多少额度？", "How much of the limit is left?"),
            "limit - gross exposure",
            0,
            Lack.or(Lack.NO_LIMIT, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
            "utilisation");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        ExposureTally exposure = seen.exposure();
        return exposure.lackOfLimit().orElseGet(() -> Reading.of(exposure.limitMinor() - exposure.todayMinor()));
    }
}
