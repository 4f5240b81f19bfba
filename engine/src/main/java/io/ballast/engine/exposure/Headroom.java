package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.util.OptionalLong;

/**
 * How much of a limit is left, before the order.
 *
 * @param grossMinor exposure, minor units
 * @param netMinor exposure less securities, minor units
 */
public record Headroom(Level level, LimitInForce limit, long grossMinor, long netMinor) {

    /** Limit less gross exposure, negative when it is overdrawn; empty without a limit or when unlimited. */
    public OptionalLong availableMinor() {
        return limit instanceof LimitInForce.Amount(long minor)
                ? OptionalLong.of(Math.subtractExact(minor, grossMinor))
                : OptionalLong.empty();
    }

    /** Limit less net exposure; empty without a limit or when unlimited. */
    public OptionalLong availableNetMinor() {
        return limit instanceof LimitInForce.Amount(long minor)
                ? OptionalLong.of(Math.subtractExact(minor, netMinor))
                : OptionalLong.empty();
    }
}
