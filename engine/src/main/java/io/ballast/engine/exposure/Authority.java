package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** Whose word the outcome of a decision is. */
public enum Authority {
    /** Nobody's: the checks decide. */
    CHECKS(Text.of("检查结果", "the checks")),
    /** Somebody with the right to do so released the order, and the release covers it. */
    RELEASED(Text.of("人工放行", "released by authority")),
    /** Somebody holds the order until it is let go, whatever the checks say. */
    HELD_BY_HAND(Text.of("人工冻结", "held by hand"));

    private final Text label;

    Authority(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    /** What becomes of an order to which the checks would do this. */
    Outcome over(Outcome ofChecks) {
        return switch (this) {
            case CHECKS -> ofChecks;
            case RELEASED -> Outcome.APPROVED;
            case HELD_BY_HAND -> Outcome.HELD;
        };
    }
}
