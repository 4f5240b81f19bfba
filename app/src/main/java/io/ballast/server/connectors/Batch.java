package io.ballast.server.connectors;

import java.time.OffsetDateTime;

/**
 * One file that was imported.
 *
 * @param id key of the batch
 * @param source code of its source
 * @param fileKind kind of file
 * @param fileName name of the file
 * @param startedBy who imported it
 * @param startedAt when
 * @param state LOADED, REFUSED, CANCELLED or UNDONE
 * @param rowsRead rows without the header
 * @param rowsNew documents, customers and terms that were not there before
 * @param rowsChanged those that were there with other content
 * @param rowsUnchanged those that were there with this content
 * @param rowsRejected rows that were not loaded
 */
public record Batch(
        long id,
        String source,
        String fileKind,
        String fileName,
        String startedBy,
        OffsetDateTime startedAt,
        String state,
        long rowsRead,
        long rowsNew,
        long rowsChanged,
        long rowsUnchanged,
        long rowsRejected) {}
