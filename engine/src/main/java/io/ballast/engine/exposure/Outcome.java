package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** What becomes of the order. */
public enum Outcome {
    /** Every check passed or did not apply. */
    APPROVED(Text.of("放行", "approved")),
    /** A check failed that only warns. */
    WARNED(Text.of("放行并提示", "approved with a warning")),
    /** A check failed that holds, or the policy has no checks at all. */
    HELD(Text.of("冻结", "held"));

    private final Text label;

    Outcome(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
