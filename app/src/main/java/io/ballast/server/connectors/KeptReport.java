package io.ballast.server.connectors;

import io.ballast.server.staging.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the report on a file.
 *
 * @param recorded counts of each kind of document
 * @param notes how many rows something must be said of, by note
 * @param refusal why nothing was loaded
 */
record KeptReport(List<Recorded> recorded, Map<String, Long> notes, Optional<ImportReport.Why> refusal) {
    static final KeptReport NOTHING = new KeptReport(List.of(), Map.of(), Optional.empty());

    KeptReport {
        recorded = List.copyOf(recorded);
        notes = Map.copyOf(notes);
    }
}
