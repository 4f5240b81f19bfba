package io.ballast.engine.rule;

/**
 * What a rule says of one customer, in three-valued logic: what is not known decides nothing unless the other side
 * alone decides already.
 *
 * <pre>
 * and      NO_HIT  UNKNOWN HIT        or       NO_HIT  UNKNOWN HIT
 * NO_HIT   NO_HIT  NO_HIT  NO_HIT     NO_HIT   NO_HIT  UNKNOWN HIT
 * UNKNOWN  NO_HIT  UNKNOWN UNKNOWN    UNKNOWN  UNKNOWN UNKNOWN HIT
 * HIT      NO_HIT  UNKNOWN HIT        HIT      HIT     HIT     HIT
 * </pre>
 */
public enum Verdict {
    NO_HIT,
    UNKNOWN,
    HIT;

    static Verdict of(boolean holds) {
        return holds ? HIT : NO_HIT;
    }

    Verdict and(Verdict other) {
        if (this == NO_HIT || other == NO_HIT) {
            return NO_HIT;
        }
        return this == HIT ? other : UNKNOWN;
    }

    Verdict or(Verdict other) {
        if (this == HIT || other == HIT) {
            return HIT;
        }
        return this == NO_HIT ? other : UNKNOWN;
    }

    Verdict not() {
        return switch (this) {
            case NO_HIT -> HIT;
            case UNKNOWN -> UNKNOWN;
            case HIT -> NO_HIT;
        };
    }
}
