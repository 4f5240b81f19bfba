package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;

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

    /** Why a rating is withheld: readings cover 40% of the score, the policy asks for 50%. */
    public Text because(double coverage) {
        long has = (long) Math.floor(100 * coverage);
        long needs = (long) Math.ceil(100 * minimumCoverage);
        return Text.of(
                "暂不评级：评分数据覆盖 " + has + "%，政策要求至少 " + needs + "%；先补充数据",
                "withheld: readings cover " + has + "% of the score, the policy asks for " + needs
                        + "%; data must come first");
    }

    boolean withholds(double coverage) {
        return mode == MissingData.STRICT && coverage < minimumCoverage;
    }
}
