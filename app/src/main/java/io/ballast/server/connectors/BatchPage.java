package io.ballast.server.connectors;

import io.ballast.server.web.Table;
import java.util.Optional;

/**
 * One file that was imported.
 *
 * @param batch the file
 * @param source its source, if it is still known
 * @param kind what kind of file it is
 * @param report counts by kind of document, notes, and why nothing was loaded
 * @param rejected the rows that were not loaded
 * @param hasFile whether the file of bad rows is still there
 * @param mayUndo whether the viewer may take it back, and it is loaded
 * @param refusal why it could not be undone
 */
record BatchPage(
        Batch batch,
        Optional<SourceDefinition> source,
        Optional<FileDefinition> kind,
        KeptReport report,
        Table rejected,
        boolean hasFile,
        boolean mayUndo,
        Optional<Undo.Outcome.Refused> refusal) {}
