package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;

/** When a limit counts as exceeded. Systems disagree on the case of equality, so the policy says it. */
public enum ExceededWhen {
    /** Exposure of exactly the limit is within it. The default. */
    ABOVE(Text.of("高于额度", "above the limit")),
    /** Exposure of exactly the limit exceeds it. */
    AT_OR_ABOVE(Text.of("达到或高于额度", "at or above the limit"));

    private final Text label;

    ExceededWhen(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    public boolean isExceeded(long exposureMinor, long limitMinor) {
        return switch (this) {
            case ABOVE -> exposureMinor > limitMinor;
            case AT_OR_ABOVE -> exposureMinor >= limitMinor;
        };
    }
}
