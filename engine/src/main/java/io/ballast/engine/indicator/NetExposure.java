package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Gross exposure, which leaves out unapplied credit, less unapplied cash; collateral and insurance are not part of it.
 *
 * <pre>gross exposure - unapplied cash</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, may be negative
 *   <li>window: the day of assessment
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class NetExposure implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "net_exposure_money",
            Family.EXPOSURE,
            Text.of("净敞口", "Net exposure"),
            Unit.MONEY,
            Text.of("扣除未核销款项后还有多少风险？", "How much is at stake after unapplied cash and credit?"),
            "gross exposure - unapplied cash",
            0,
            Lack.NO_DOCUMENTS.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.of(seen.exposure().todayMinor() - seen.cash().unappliedMinor());
    }
}
