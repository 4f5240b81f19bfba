package io.ballast.engine.exposure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is left of an order that is neither delivered nor cancelled, or a reservation for one that the books do not have
 * yet.
 *
 * @param number of the order
 * @param shipOn day on which it ships; an order without one counts at once
 * @param minor minor units with tax, 0 or more
 * @param isReserved whether it is a reservation
 */
public record Commitment(String number, Optional<LocalDate> shipOn, long minor, boolean isReserved) {
    public Commitment {
        if (minor < 0) {
            throw new IllegalArgumentException("What is left of order " + number + " is negative: " + minor);
        }
    }

    /** A commitment with a day on which it ships. */
    public Commitment(String number, LocalDate shipOn, long minor, boolean isReserved) {
        this(number, Optional.of(shipOn), minor, isReserved);
    }

    /** Whether it ships on that day or before, or on no day known. */
    boolean shipsBy(LocalDate day) {
        return shipOn.isEmpty() || !shipOn.orElseThrow().isAfter(day);
    }

    Commitment reduced(long byMinor) {
        return new Commitment(number, shipOn, Math.subtractExact(minor, byMinor), isReserved);
    }
}
