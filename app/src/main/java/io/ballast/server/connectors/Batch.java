package io.ballast.server.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One file that was imported.
 *
 * @param id key of the batch
 * @param source code of its source
 * @param fileKind kind of file
 * @param fileName name of the file
 * @param contentHash SHA-256 of its bytes, in hexadecimal digits
 * @param sizeBytes its size
 * @param startedBy who imported it
 * @param startedAt when
 * @param finishedAt when it ended; empty while it is being read
 * @param state where it stands
 * @param rows what became of its rows
 * @param undoneBy who took it back
 */
public record Batch(
        long id,
        String source,
        String fileKind,
        String fileName,
        String contentHash,
        long sizeBytes,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        BatchState state,
        Rows rows,
        Optional<String> undoneBy) {

    /**
     * What became of the rows of a batch.
     *
     * @param read rows without the header
     * @param added documents, customers and terms that were not there before
     * @param changed those that were there with other content
     * @param unchanged those that were there with this content
     * @param rejected rows that were not loaded
     */
    public record Rows(long read, long added, long changed, long unchanged, long rejected) {}

    String path() {
        return "/imports/" + id;
    }

    /** Seconds from start to end; 0 while it runs. */
    long seconds() {
        return finishedAt
                .map(end -> Math.max(0, Duration.between(startedAt, end).toSeconds()))
                .orElse(0L);
    }
}
