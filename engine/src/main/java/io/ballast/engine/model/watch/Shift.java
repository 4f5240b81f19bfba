package io.ballast.engine.model.watch;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.validation.Stability;

/**
 * How observations have moved over bands since the reference.
 *
 * @param name what is banded: a characteristic, or the score
 * @param bands the same then and now
 * @param stability band by band; empty bands count nothing
 */
public record Shift(String name, Bands bands, Stability stability) {

    /**
     * Counts both.
     *
     * @throws IllegalArgumentException if one of them has no observation
     */
    public static Shift of(Bands bands, NumberColumn then, NumberColumn now) {
        return new Shift(now.name(), bands, Stability.of(bands.counts(then), bands.counts(now)));
    }
}
