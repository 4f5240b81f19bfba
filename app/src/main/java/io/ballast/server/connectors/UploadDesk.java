package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.audit.Audit;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Job;
import io.ballast.server.web.JobState;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads an upload to the ledger: what is in it, what the user says of it, its dry run and its import. */
@Service
class UploadDesk {
    private final Uploads uploads;
    private final UploadFolder folder;
    private final Inspections inspections;
    private final Imports imports;
    private final Mappings mappings;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Currency standardCurrency;
    /** A job is kept on a second connection: as many at once as the pool has would wait for each other. */
    private final ReentrantLock starting = new ReentrantLock();

    UploadDesk(
            Uploads uploads,
            UploadFolder folder,
            Inspections inspections,
            Imports imports,
            Mappings mappings,
            Ledger ledger,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${ballast.currency}") String standardCurrency) {
        this.uploads = uploads;
        this.folder = folder;
        this.inspections = inspections;
        this.imports = imports;
        this.mappings = mappings;
        this.ledger = ledger;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.standardCurrency = Currency.of(standardCurrency);
    }

    /** @throws Refusal if there is no such upload any more */
    Upload upload(long id) {
        return uploads.find(id).orElseThrow(Refusal::notFound);
    }

    /** The job of what was started last. */
    Optional<Job> job(Upload upload) {
        return upload.job().isPresent() ? jobs.find(upload.job().getAsLong()) : Optional.empty();
    }

    /** The reporting currency, once the first import has fixed it. */
    Optional<Currency> companyCurrency() {
        return ledger.currency();
    }

    /** The currency that rates of this upload lead to. */
    Currency base(Upload.Choices choices) {
        return ledger.currency()
                .or(choices::currency)
                .or(() -> imports.find(choices.source())
                        .flatMap(source -> source.definition().currency()))
                .orElse(standardCurrency);
    }

    /** Looks into the files as the user has described them so far. */
    List<FileView> look(Upload upload) {
        Optional<SourceDefinition> source =
                imports.find(upload.choices().source()).map(Source::definition);
        return upload.files().stream()
                .map(file -> look(upload.id(), file, source))
                .toList();
    }

    private FileView look(long upload, Upload.File file, Optional<SourceDefinition> source) {
        try {
            Inspection seen = inspections.of(
                    folder.of(upload, file),
                    file,
                    file.said().sheet(),
                    file.said().text());
            Optional<FileDefinition> kind = source.flatMap(known -> file.said()
                    .kind()
                    .flatMap(code -> known.files().stream()
                            .filter(candidate -> candidate.kind().equals(code))
                            .findFirst())
                    .or(() -> Recognition.kind(known, new Recognition.Seen(file.name(), seen.header()))));
            List<ColumnProposal> columns = kind.map(known -> Recognition.columns(
                            known,
                            seen.header(),
                            file.said().columns(),
                            mappings.remembered(
                                    source.map(SourceDefinition::code).orElse(""), known.kind(), seen.header())))
                    .orElse(List.of());
            return new FileView(file, Optional.of(seen), Optional.empty(), kind, columns);
        } catch (RefusedFile e) {
            return new FileView(file, Optional.empty(), Optional.of(e.why()), Optional.empty(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.storedAs(), e);
        }
    }

    /** Keeps what the user says, unless it is being imported. */
    void choose(long id, Upload.Choices choices, Map<Integer, Upload.Said> said) {
        transaction.executeWithoutResult(_ -> {
            refuseWhileRunning(uploads.lock(id).orElseThrow(Refusal::notFound));
            uploads.choose(id, choices);
            said.forEach((place, words) -> uploads.say(id, place, words));
        });
    }

    /**
     * Starts the dry run or the import. A second request while it runs changes nothing.
     *
     * @return key of the job
     */
    long start(long id, Upload.Stage stage) {
        return start(id, stage, Job::isRunning);
    }

    /** The same, unless it was done before: a program that asks again gets what it asked for once. */
    long startOnce(long id, Upload.Stage stage) {
        return start(id, stage, job -> job.state() != JobState.RESUMABLE);
    }

    private long start(long id, Upload.Stage stage, Predicate<Job> isEnough) {
        starting.lock();
        try {
            return startAlone(id, stage, isEnough);
        } finally {
            starting.unlock();
        }
    }

    private long startAlone(long id, Upload.Stage stage, Predicate<Job> isEnough) {
        return transaction.execute(_ -> {
            Upload upload = uploads.lock(id).orElseThrow(Refusal::notFound);
            Optional<Job> begun = job(upload).filter(isEnough);
            if (begun.isPresent()) {
                return begun.get().id();
            }
            if (stage == Upload.Stage.LOAD) {
                remember(upload);
            }
            String title = String.join(
                    ", ",
                    upload.files().stream().map(Upload.File::name).limit(3).toList());
            long job = jobs.start(
                    stage == Upload.Stage.LOAD ? "connectors.job.load" : "connectors.job.check",
                    title + (upload.files().size() > 3 ? " …" : ""),
                    progress -> work(id, stage, progress));
            uploads.start(id, stage, job);
            return job;
        });
    }

    /** Asks the running job to stop. */
    void stop(Upload upload) {
        upload.job().ifPresent(jobs::cancel);
    }

    private void refuseWhileRunning(Upload upload) {
        if (job(upload).filter(Job::isRunning).isPresent()) {
            throw Refusal.conflict("connectors.upload.running");
        }
    }

    private void remember(Upload upload) {
        String source = upload.choices().source();
        for (FileView view : look(upload)) {
            Upload.Said said = view.file().said();
            if (said.isLeftOut()
                    || said.columns().isEmpty()
                    || view.seen().isEmpty()
                    || view.kind().isEmpty()) {
                continue;
            }
            String kind = view.kind().get().kind();
            boolean isNew = mappings.remember(
                    source,
                    kind,
                    view.seen().get().header(),
                    said.columns(),
                    Users.current().username(),
                    clock.instant());
            if (isNew) {
                audit.record("connectors.mapping.saved", "mapping", source + "/" + kind, "", Map.of(), said.columns());
            }
        }
    }

    private Optional<String> work(long id, Upload.Stage stage, Progress progress) throws Progress.Cancelled {
        Upload upload = upload(id);
        var watch = new JobWatch(progress);
        ImportReport report = imports.run(request(upload, stage), new ImportProgress(watch));
        CrashPoint.hit("import.before-summary");
        uploads.report(id, report.files());
        watch.end();
        return Optional.of(upload.path());
    }

    private ImportRequest request(Upload upload, Upload.Stage stage) {
        Upload.Choices choices = upload.choices();
        Currency base = base(choices);
        List<GivenRate> rates = choices.rates()
                .lines()
                .flatMap(line -> GivenRate.parse(line, base).stream())
                .toList();
        return new ImportRequest(
                choices.source(),
                upload.files().stream()
                        .filter(file -> !file.said().isLeftOut())
                        .map(file -> input(upload.id(), file))
                        .toList(),
                new ImportRequest.Options(stage == Upload.Stage.CHECK, choices.currency(), rates),
                Users.current().username(),
                clock.instant(),
                LocalDate.now(clock));
    }

    private InputFile input(long upload, Upload.File file) {
        Path path = folder.of(upload, file);
        return new InputFile(
                path,
                file.name(),
                file.said().kind(),
                file.said().sheet(),
                file.said().text(),
                file.said().columns());
    }

    /** Forgets an upload that is not being imported. */
    void drop(long id) {
        transaction.executeWithoutResult(_ -> {
            refuseWhileRunning(uploads.lock(id).orElseThrow(Refusal::notFound));
            uploads.delete(id);
        });
        folder.delete(id);
    }
}
