package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportReport.State;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Job;
import java.util.List;
import java.util.Optional;

/**
 * An upload on its way: what is in the files, how their columns are read, and what the last step found.
 *
 * @param upload the files
 * @param sources what they may be from
 * @param files each file as it was looked at; empty while a job reads them
 * @param job the job of the last step
 * @param companyCurrency the reporting currency, once it is fixed
 * @param base the currency that rates lead to
 * @param faults what is to be put right before the next step, in words
 */
record UploadPage(
        Upload upload,
        List<SourceDefinition> sources,
        List<FileView> files,
        Optional<Job> job,
        Optional<Currency> companyCurrency,
        Currency base,
        List<String> faults) {
    UploadPage {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
        faults = List.copyOf(faults);
    }

    boolean isRunning() {
        return job.filter(Job::isRunning).isPresent();
    }

    /** Every file was loaded: there is nothing left to do. */
    boolean isDone() {
        return upload.stage() == Upload.Stage.LOAD
                && !isRunning()
                && !upload.reports().isEmpty()
                && upload.reports().stream().allMatch(report -> report.state() == State.LOADED);
    }

    boolean isChecked() {
        return upload.stage() == Upload.Stage.CHECK
                && !isRunning()
                && !upload.reports().isEmpty();
    }

    /** 1 upload, 2 columns, 3 dry run, 4 import. */
    int step() {
        return switch (upload.stage()) {
            case DRAFT -> 2;
            case CHECK -> isRunning() || upload.reports().isEmpty() ? 3 : 4;
            case LOAD -> 4;
        };
    }

    /** What is said aloud when the page changes by itself. */
    String announcement(Fmt fmt) {
        return isRunning()
                ? ""
                : job.map(ended -> fmt.text(ended.kind()) + " "
                                + ended.state().badge(fmt).word())
                        .orElse("");
    }

    Optional<SourceDefinition> source() {
        return sources.stream()
                .filter(source -> source.code().equals(upload.choices().source()))
                .findFirst();
    }

    /** What a kind of file is called. */
    String kind(FileReport report, Fmt fmt) {
        return source().stream()
                .flatMap(source -> source.files().stream())
                .filter(kind -> kind.kind().equals(report.kind()))
                .map(kind -> kind.title().in(fmt))
                .findFirst()
                .orElse(Fmt.NONE);
    }

    /** What a field is called. */
    String field(FileReport report, String field, Fmt fmt) {
        return source().stream()
                .flatMap(source -> source.files().stream())
                .filter(kind ->
                        kind.kind().equals(report.kind()) && kind.columns().containsKey(field))
                .map(kind -> kind.column(field).title().in(fmt))
                .findFirst()
                .orElse(field.isEmpty() ? fmt.text("connectors.row.whole") : field);
    }
}
