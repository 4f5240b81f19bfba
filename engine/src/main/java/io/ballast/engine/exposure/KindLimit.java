package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A limit of a customer for one kind of exposure, within its whole limit.
 *
 * @param validTo last day, inclusive; empty if it has none
 */
public record KindLimit(ExposureKind kind, LimitInForce limit, Optional<LocalDate> validTo) {
    public KindLimit {
        if (limit instanceof LimitInForce.None) {
            throw new IllegalArgumentException("No limit for " + kind);
        }
    }

    Level level() {
        return Level.ofKind(kind);
    }
}
