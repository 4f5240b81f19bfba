package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;

/**
 * The policy's way with missing readings.
 *
 * @param mode points for a missing reading, and whether a rating may be withheld
 * @param minimumCoverage least share of the weight that must rest on real readings, 0..1; binds in STRICT only
 * @param gradeWhenWithheld grade in force while the rating is withheld, unless the computed one is worse
 */
public record MissingDataRule(MissingData mode, double minimumCoverage, Grade gradeWhenWithheld) {
    public MissingDataRule {
        if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
            throw new IllegalArgumentException("Minimum coverage out of range 0..1: " + minimumCoverage);
        }
    }

    boolean withholds(double coverage) {
        return mode == MissingData.STRICT && coverage < minimumCoverage;
    }
}
