package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * A bill of exchange or the like that a customer paid with and that is not paid itself: one we hold, or one we passed
 * on and are liable for.
 *
 * @param number what people call it
 * @param dueOn day on which it falls due
 * @param minor what it is for, above 0, minor units of the reporting currency
 * @param isDishonoured whether payment was refused
 */
public record Bill(String number, BillKind kind, LocalDate dueOn, long minor, boolean isDishonoured) {
    public Bill {
        if (minor <= 0) {
            throw new IllegalArgumentException("Bill " + number + " is for nothing: " + minor);
        }
    }
}
