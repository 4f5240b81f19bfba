package io.ballast.engine.indicator;

import io.ballast.engine.value.Days;
import io.ballast.engine.value.Text;

/**
 * Days since the previous assessment.
 *
 * <pre>asOf - day of the previous assessment</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 1 or more
 *   <li>window: all of history
 *   <li>no value: no previous assessment
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PreviousAssessmentAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "previous_assessment_age_days",
            Family.DATA_QUALITY,
            Text.of("距上次评估天数", "Days since the previous assessment"),
            Unit.DAYS,
            Text.of("上次评估是几天前？", "How long ago was the previous assessment?"),
            "asOf - day of the previous assessment",
            Description.ALL_HISTORY,
            Lack.NO_PREVIOUS_ASSESSMENT.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.facts()
                .previous()
                .map(previous ->
                        Reading.of(Days.between(previous.asOf(), seen.facts().asOf())))
                .orElseGet(Lack.NO_PREVIOUS_ASSESSMENT::reading);
    }
}
