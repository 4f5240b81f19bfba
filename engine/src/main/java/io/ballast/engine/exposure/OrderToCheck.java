package io.ballast.engine.exposure;

import io.ballast.engine.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What shall ship.
 *
 * @param number of the order, also at a delivery or goods issue
 * @param minor value checked, minor units with tax, 0 or more
 * @param shipOn day on which it ships; without one it counts at once
 * @param point step of the sale
 * @param terms that are asked for; without them those agreed with the customer count
 */
public record OrderToCheck(
        String number, long minor, Optional<LocalDate> shipOn, CheckPoint point, Optional<PaymentTerms> terms) {
    public OrderToCheck {
        if (minor < 0) {
            throw new IllegalArgumentException("Value of order " + number + " is negative: " + minor);
        }
    }

    /** An order with a day on which it ships, and no terms of its own. */
    public OrderToCheck(String number, long minor, LocalDate shipOn, CheckPoint point) {
        this(number, minor, Optional.of(shipOn), point, Optional.empty());
    }

    OrderToCheck of(long otherMinor) {
        return new OrderToCheck(number, otherMinor, shipOn, point, terms);
    }

    OrderToCheck shipping(LocalDate day) {
        return new OrderToCheck(number, minor, Optional.of(day), point, terms);
    }

    OrderToCheck on(PaymentTerms other) {
        return new OrderToCheck(number, minor, shipOn, point, Optional.of(other));
    }
}
