package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * So much of what is due on a day.
 *
 * @param minor minor units, above 0
 */
public record DuePart(LocalDate dueOn, long minor) {
    public DuePart {
        if (minor <= 0) {
            throw new IllegalArgumentException("Not a part of what is due on " + dueOn + ": " + minor);
        }
    }
}
