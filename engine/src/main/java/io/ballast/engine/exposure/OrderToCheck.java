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
 * @param company code of the company of ours that sells; empty for the main one
 */
public record OrderToCheck(
        String number,
        long minor,
        Optional<LocalDate> shipOn,
        CheckPoint point,
        Optional<PaymentTerms> terms,
        String company) {
    public OrderToCheck {
        if (minor < 0) {
            throw new IllegalArgumentException("Value of order " + number + " is negative: " + minor);
        }
    }

    /** An order of the main company. */
    public OrderToCheck(
            String number, long minor, Optional<LocalDate> shipOn, CheckPoint point, Optional<PaymentTerms> terms) {
        this(number, minor, shipOn, point, terms, "");
    }

    /** An order with a day on which it ships, and no terms of its own. */
    public OrderToCheck(String number, long minor, LocalDate shipOn, CheckPoint point) {
        this(number, minor, Optional.of(shipOn), point, Optional.empty());
    }

    OrderToCheck of(long otherMinor) {
        return new OrderToCheck(number, otherMinor, shipOn, point, terms, company);
    }

    OrderToCheck shipping(LocalDate day) {
        return new OrderToCheck(number, minor, Optional.of(day), point, terms, company);
    }

    OrderToCheck on(PaymentTerms other) {
        return new OrderToCheck(number, minor, shipOn, point, Optional.of(other), company);
    }
}
