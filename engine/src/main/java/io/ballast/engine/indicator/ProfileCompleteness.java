package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the fields expected in the master record that are filled.
 *
 * <pre>filled fields / expected fields</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: not given in the customer's profile
 *   <li>error: exact counts, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class ProfileCompleteness implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "profile_filled_share",
            Family.DATA_QUALITY,
            Text.of("档案完整度", "Completeness of the profile"),
            Unit.RATIO,
            Text.of("客户档案填了多少？", "How much of the master record is filled?"),
            "filled fields / expected fields",
            0,
            Lack.NOT_DECLARED.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        var profile = seen.facts().profile();
        return Reading.share(profile.filledFields(), profile.expectedFields(), Lack.NOT_DECLARED);
    }
}
