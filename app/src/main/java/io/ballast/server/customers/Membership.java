package io.ballast.server.customers;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer that belongs, belonged or will belong to a group itself.
 *
 * @param code of the customer
 * @param name of the customer
 * @param from first day
 * @param to last day; empty while open-ended
 */
record Membership(String code, String name, LocalDate from, Optional<LocalDate> to) {

    /** Whether it holds on a day. */
    boolean holds(LocalDate day) {
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
}
