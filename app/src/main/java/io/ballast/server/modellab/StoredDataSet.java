package io.ballast.server.modellab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a data set without its rows.
 *
 * @param id key
 * @param name for people
 * @param source where its rows come from
 * @param definition how they were chosen and what counts as the bad outcome
 * @param horizonDays days after an observation until its outcome is known, 0 where rows have no day
 * @param rows observations
 * @param events those with the bad outcome
 * @param columns characteristics
 * @param firstDay first day of observation
 * @param lastDay last day of observation
 * @param leftOut how many do not count, by reason
 * @param refused characteristics that may not be learned from, with the reason
 * @param hash SHA-256 of the packed rows
 * @param createdBy user name
 * @param createdAt when
 */
record StoredDataSet(
        long id,
        String name,
        Source source,
        Map<String, String> definition,
        int horizonDays,
        int rows,
        int events,
        int columns,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay,
        Map<String, Integer> leftOut,
        Map<String, String> refused,
        String hash,
        String createdBy,
        Instant createdAt) {
    /** Where rows come from. */
    enum Source {
        LEDGER,
        FILE
    }

    /** Events over observations, 0..1. */
    double eventRate() {
        return (double) events / rows;
    }

    String path() {
        return "/models/data-sets/" + id;
    }
}
