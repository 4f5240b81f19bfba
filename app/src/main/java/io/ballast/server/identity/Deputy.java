package io.ballast.server.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One user standing in for another.
 *
 * @param id key
 * @param absent who is away
 * @param deputy who may act for that user
 * @param firstDay first day
 * @param lastDay last day, at most a year later
 * @param why said when appointed
 * @param appointedBy user name
 * @param endedAt when it was ended before its last day
 */
record Deputy(
        long id,
        Person absent,
        Person deputy,
        LocalDate firstDay,
        LocalDate lastDay,
        String why,
        String appointedBy,
        Optional<Instant> endedAt) {

    /** A user as pages name one. */
    record Person(long id, String username, String displayName) {}

    /** Whether it is in force that day. */
    boolean holdsOn(LocalDate day) {
        return endedAt.isEmpty() && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Whether anything can still become of it. */
    boolean isOpen(LocalDate today) {
        return endedAt.isEmpty() && !today.isAfter(lastDay);
    }

    /** Message key of where it stands. */
    String state(LocalDate today) {
        if (endedAt.isPresent()) {
            return "identity.deputy.state.ended";
        }
        if (today.isAfter(lastDay)) {
            return "identity.deputy.state.over";
        }
        return holdsOn(today) ? "identity.deputy.state.in-force" : "identity.deputy.state.to-come";
    }
}
