package io.ballast.server.connectors;

import io.ballast.server.customers.KeptOwners;
import io.ballast.server.staging.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the report on a file.
 *
 * @param recorded counts of each kind of document
 * @param notes how many rows something must be said of, by note
 * @param keptOwners customers whose owner was not taken from the file, because they had been handed over
 * @param refusal why nothing was loaded
 */
record KeptReport(
        List<Recorded> recorded,
        Map<String, Long> notes,
        Optional<KeptOwners> keptOwners,
        Optional<ImportReport.Why> refusal) {
    static final KeptReport NOTHING = new KeptReport(List.of(), Map.of(), Optional.empty(), Optional.empty());

    KeptReport {
        recorded = List.copyOf(recorded);
        notes = Map.copyOf(notes);
    }
}
