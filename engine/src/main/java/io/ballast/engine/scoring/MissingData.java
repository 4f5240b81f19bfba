package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;

/** What a score makes of a reading that is not there. Unknown is never zero and never the best band. */
public enum MissingData {
    /** The characteristic gives its stated points for missing: neither praise nor blame. */
    NEUTRAL(Text.of("中性：按缺失分计", "Neutral: the stated points for missing")),
    /** The characteristic gives the points of its worst band: who does not show, does not get. */
    CAUTIOUS(Text.of("谨慎：按最差档计", "Cautious: the points of the worst band")),
    /** As neutral, but the rating is withheld while less than the minimum of the weight rests on real readings. */
    STRICT(Text.of("严格：覆盖率不足则不评级", "Strict: no rating below the minimum coverage"));

    private final Text label;

    MissingData(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
