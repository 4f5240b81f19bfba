package io.ballast.engine.receivable;

/** When a limit counts as exceeded. Systems disagree on the case of equality, so the policy says it. */
public enum ExceededWhen {
    /** Exposure of exactly the limit is within it. The default. */
    ABOVE,
    /** Exposure of exactly the limit exceeds it. */
    AT_OR_ABOVE;

    public boolean isExceeded(long exposureMinor, long limitMinor) {
        return switch (this) {
            case ABOVE -> exposureMinor > limitMinor;
            case AT_OR_ABOVE -> exposureMinor >= limitMinor;
        };
    }
}
