package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.customers.KeptOwners;
import io.ballast.server.staging.Rejection;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What programs are told about imports; field names are part of the interface. */
final class ImportAnswers {
    private ImportAnswers() {}

    /**
     * Why nothing of a file was imported.
     *
     * @param reason stable word
     * @param text the same in the language of the request
     */
    record Reason(String reason, String text) {
        static Reason of(ImportReport.Why why, Fmt fmt) {
            return new Reason(why.reason(), fmt.text("connectors.refused." + why.reason(), why.detail()));
        }
    }

    /** One file that was imported, or was to be. */
    record ImportedFile(
            long id,
            String source,
            String kind,
            String file,
            String sha256,
            long sizeBytes,
            String state,
            String startedBy,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Batch.Rows rows,
            Optional<String> undoneBy,
            Optional<KeptOwners> keptOwners,
            Optional<Reason> refusal) {
        static ImportedFile of(Batch batch, KeptReport report, Fmt fmt) {
            return new ImportedFile(
                    batch.id(),
                    batch.source(),
                    batch.fileKind(),
                    batch.fileName(),
                    batch.contentHash(),
                    batch.sizeBytes(),
                    batch.state().name(),
                    batch.startedBy(),
                    batch.startedAt(),
                    batch.finishedAt(),
                    batch.rows(),
                    batch.undoneBy(),
                    report.keptOwners(),
                    report.refusal().map(why -> Reason.of(why, fmt)));
        }
    }

    /** A row that was not imported: its number in the file, the field at fault, its content and the broken rule. */
    record RejectedRow(long row, String field, String value, String rule, String text) {
        static RejectedRow of(Rejection rejection, Fmt fmt) {
            return new RejectedRow(
                    rejection.row(),
                    rejection.field(),
                    rejection.value(),
                    rejection.rule(),
                    fmt.text("connectors.rule." + rejection.rule()));
        }
    }

    /** What became of one file that was sent; {@code id} is that of the import where one was kept. */
    record FileState(
            String file,
            String kind,
            String state,
            Optional<Long> id,
            Batch.Rows rows,
            List<RejectedRow> firstRejected,
            Optional<KeptOwners> keptOwners,
            Optional<Reason> refusal) {
        FileState {
            firstRejected = List.copyOf(firstRejected);
        }

        static FileState of(FileReport report, Fmt fmt) {
            return new FileState(
                    report.name(),
                    report.kind(),
                    report.state().name(),
                    boxed(report.batch()),
                    new Batch.Rows(
                            report.rowsRead(),
                            report.added(),
                            report.changed(),
                            report.unchanged(),
                            report.rowsRejected()),
                    report.firstRejections().stream()
                            .map(rejection -> RejectedRow.of(rejection, fmt))
                            .toList(),
                    report.keptOwners(),
                    report.refusal().map(why -> Reason.of(why, fmt)));
        }
    }

    /** How far files that were sent are: WAITING, RUNNING, DONE, FAILED, CANCELLED or RESUMABLE. */
    record UploadState(
            long id,
            String source,
            boolean dryRun,
            String state,
            long rows,
            Optional<Long> rowsExpected,
            Optional<Double> rowsPerSecond,
            Optional<Long> secondsLeft,
            List<FileState> files) {
        UploadState {
            files = List.copyOf(files);
        }

        static UploadState of(Upload upload, Optional<Job> job, Fmt fmt) {
            return new UploadState(
                    upload.id(),
                    upload.choices().source(),
                    upload.stage() == Upload.Stage.CHECK,
                    job.map(work -> work.state().name()).orElse("WAITING"),
                    job.map(Job::done).orElse(0L),
                    job.flatMap(work -> boxed(work.total())),
                    job.flatMap(work ->
                            work.rate().isPresent() ? Optional.of(work.rate().getAsDouble()) : Optional.empty()),
                    job.flatMap(work -> boxed(work.secondsLeft())),
                    upload.reports().stream()
                            .map(report -> FileState.of(report, fmt))
                            .toList());
        }
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
