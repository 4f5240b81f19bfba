package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Rank of the grade that the previous assessment gave, 1 being the best.
 *
 * <pre>rank of the previous grade</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 1 for AAA to 10 for D
 *   <li>window: all of history
 *   <li>no value: no previous assessment
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PreviousGrade implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "previous_grade_rank",
            Family.RELATIONSHIP,
            Text.of("上次评级等级", "Grade of the previous assessment"),
            Unit.COUNT,
            Text.of("上次评为第几级？", "Which grade did the previous assessment give, counted from the best?"),
            "rank of the previous grade",
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
                .map(previous -> Reading.of(previous.grade().rank()))
                .orElseGet(Lack.NO_PREVIOUS_ASSESSMENT::reading);
    }
}
