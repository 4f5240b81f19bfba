package io.ballast.server.connectors;

import io.ballast.server.customers.KeptOwners;
import io.ballast.server.staging.Recorded;
import io.ballast.server.staging.Rejection;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of an import.
 *
 * @param files one report for each file, in the order in which they were imported
 */
public record ImportReport(List<FileReport> files) {
    public ImportReport {
        files = List.copyOf(files);
    }

    /** How a file ended. */
    public enum State {
        /** Its good rows are in the ledger. */
        LOADED,
        /** It was a dry run: nothing was kept. */
        CHECKED,
        /** Nothing of it was loaded. */
        REFUSED,
        /** The user stopped it; nothing of it was loaded. */
        CANCELLED;

        Badge badge(Fmt fmt) {
            Badge.Tone tone = switch (this) {
                case LOADED, CHECKED -> Badge.Tone.GOOD;
                case REFUSED -> Badge.Tone.BAD;
                case CANCELLED -> Badge.Tone.NEUTRAL;
            };
            return Badge.of(tone, fmt.text("connectors.state." + name()));
        }
    }

    /**
     * Why nothing of a file was loaded.
     *
     * @param reason last part of the message key {@code connectors.refused.*}
     * @param detail what the reason is about: a column, a number of rows, a row
     */
    public record Why(String reason, String detail) {}

    /**
     * What became of one file.
     *
     * @param name name of the file
     * @param kind kind of file, empty where it could not be told
     * @param state how it ended
     * @param batch key of the batch that was kept; none of a dry run
     * @param rowsRead rows without the header
     * @param rowsRejected rows that were not loaded
     * @param recorded counts of each kind of document
     * @param notes how many rows something must be said of, by note
     * @param keptOwners customers whose owner was not taken from the file, because they had been handed over
     * @param firstRejections the first hundred bad rows
     * @param errorFile file of all bad rows with the reason beside each
     * @param refusal why nothing was loaded
     * @param took how long it took
     */
    public record FileReport(
            String name,
            String kind,
            State state,
            OptionalLong batch,
            long rowsRead,
            long rowsRejected,
            List<Recorded> recorded,
            Map<String, Long> notes,
            Optional<KeptOwners> keptOwners,
            List<Rejection> firstRejections,
            Optional<Path> errorFile,
            Optional<Why> refusal,
            Duration took) {
        public FileReport {
            recorded = List.copyOf(recorded);
            notes = Map.copyOf(notes);
            firstRejections = List.copyOf(firstRejections);
        }

        /** Documents, customers and terms that were not there before. */
        public long added() {
            return recorded.stream().mapToLong(Recorded::added).sum();
        }

        /** Those that were there with other content. */
        public long changed() {
            return recorded.stream().mapToLong(Recorded::changed).sum();
        }

        /** Those that were there with this content. */
        public long unchanged() {
            return recorded.stream().mapToLong(Recorded::unchanged).sum();
        }
    }

    /** Rows of all files. */
    public long rowsRead() {
        return files.stream().mapToLong(FileReport::rowsRead).sum();
    }

    /** Rows of all files that were not loaded. */
    public long rowsRejected() {
        return files.stream().mapToLong(FileReport::rowsRejected).sum();
    }

    /** Documents, customers and terms that were added or changed. */
    public long changes() {
        return files.stream().mapToLong(file -> file.added() + file.changed()).sum();
    }

    /** Whether every file was loaded, or checked in a dry run. */
    public boolean isComplete() {
        return files.stream().allMatch(file -> file.state() == State.LOADED || file.state() == State.CHECKED);
    }
}
