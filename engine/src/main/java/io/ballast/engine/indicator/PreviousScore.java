package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Points that the previous assessment gave.
 *
 * <pre>points of the previous assessment</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: index points, points
 *   <li>window: all of history
 *   <li>no value: no previous assessment
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PreviousScore implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "previous_score_points",
            Family.RELATIONSHIP,
            Text.of("上次评分", "Score of the previous assessment"),
            Unit.INDEX,
            Text.of("上次评了多少分？", "How many points did the previous assessment give?"),
            "points of the previous assessment",
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
                .map(previous -> Reading.of(previous.points()))
                .orElseGet(Lack.NO_PREVIOUS_ASSESSMENT::reading);
    }
}
