package io.ballast.engine.receivable;

import io.ballast.engine.value.Days;
import java.time.LocalDate;

/**
 * A span of days: from its start, exclusive, to its end, inclusive. From 31 December to 31 March are 90 days.
 *
 * @param from the day before the first
 * @param to the last day
 */
public record Window(LocalDate from, LocalDate to) {
    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window cannot end on " + to + " before it starts on " + from);
        }
    }

    /** A single moment, for figures of a balance. */
    public static Window on(LocalDate day) {
        return new Window(day, day);
    }

    /** So many days up to and including the last one. */
    public static Window ending(LocalDate to, int days) {
        return new Window(to.minusDays(days), to);
    }

    public int days() {
        return Days.between(from, to);
    }
}
