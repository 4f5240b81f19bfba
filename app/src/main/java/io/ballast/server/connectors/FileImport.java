package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.audit.Audit;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportReport.State;
import io.ballast.server.contracts.TermsRecording;
import io.ballast.server.contracts.TermsRows;
import io.ballast.server.customers.CustomerRecording;
import io.ballast.server.customers.CustomerRows;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.DocumentRows;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.LedgerRecording;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import io.ballast.server.staging.Recorded;
import io.ballast.server.staging.Rejection;
import io.ballast.server.staging.Staging;
import io.ballast.server.staging.Tuples;
import io.ballast.server.web.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Imports one file: reads, checks and merges it in one transaction. */
@Component
class FileImport {
    private static final int FIRST_REJECTIONS = 100;

    private final Staging staging;
    private final CustomerRecording customers;
    private final TermsRecording terms;
    private final LedgerRecording documents;
    private final Ledger ledger;
    private final Batches batches;
    private final Mappings mappings;
    private final BatchReports reports;
    private final Audit audit;
    private final Notifications notifications;
    private final Turn turn;
    private final Currency standardCurrency;
    private final BadRowFiles badRowFiles;

    FileImport(
            Staging staging,
            CustomerRecording customers,
            TermsRecording terms,
            LedgerRecording documents,
            Ledger ledger,
            Batches batches,
            Mappings mappings,
            BatchReports reports,
            Audit audit,
            Notifications notifications,
            Turn turn,
            @Value("${ballast.currency}") String standardCurrency,
            BadRowFiles badRowFiles) {
        this.staging = staging;
        this.customers = customers;
        this.terms = terms;
        this.documents = documents;
        this.ledger = ledger;
        this.batches = batches;
        this.mappings = mappings;
        this.reports = reports;
        this.audit = audit;
        this.notifications = notifications;
        this.turn = turn;
        this.standardCurrency = Currency.of(standardCurrency);
        this.badRowFiles = badRowFiles;
    }

    /** A file with all that is needed to read it. */
    private record Opened(
            TabularFile file,
            FileDefinition definition,
            Layout layout,
            Batches.Origin origin,
            ImportRequest request,
            SourceDefinition source) {}

    /** How far one file came: whether it is known what it is, and whether its batch has begun. */
    private static final class Attempt {
        Optional<Batches.Origin> origin = Optional.empty();
        OptionalLong batch = OptionalLong.empty();
    }

    FileReport run(Source source, Imports.Planned planned, ImportRequest request, ImportProgress progress) {
        long started = System.nanoTime();
        var attempt = new Attempt();
        try {
            Opened opened = open(source.definition(), planned, request, progress);
            if (!request.options().isDryRun()) {
                attempt.origin = Optional.of(opened.origin());
            }
            FileReport report = turn.take(progress, _ -> load(source, opened, attempt, progress));
            CrashPoint.hit("import.committed");
            return withTime(report, started);
        } catch (RefusedFile e) {
            return failed(planned, attempt, State.REFUSED, Optional.of(e));
        } catch (Parsing.Cancelled e) {
            return failed(planned, attempt, State.CANCELLED, Optional.empty());
        } catch (IOException e) {
            keepFailure(attempt, BatchState.FAILED, "{}");
            throw new UncheckedIOException("Cannot read " + planned.file().name(), e);
        } catch (RuntimeException e) {
            keepFailure(attempt, BatchState.FAILED, "{}");
            throw e;
        }
    }

    private Opened open(
            SourceDefinition source, Imports.Planned planned, ImportRequest request, ImportProgress progress)
            throws IOException {
        FileDefinition definition = planned.definition()
                .orElseThrow(
                        () -> new RefusedFile("unknown_kind", planned.file().name()));
        TabularFile file = TabularFile.open(
                planned.file().path(),
                definition,
                planned.file().sheet(),
                planned.file().text());
        progress.begin(planned.file().name(), file.sizeBytes());
        List<String> header = file.header();
        Map<String, String> chosen = planned.file().columns().isEmpty()
                ? mappings.remembered(source.code(), definition.kind(), header)
                : planned.file().columns();
        Map<String, Integer> positions = Headers.positions(definition, header, chosen);
        var layout = new Layout(
                definition, positions, header.size(), (int) request.today().toEpochDay());
        var origin = new Batches.Origin(
                source.code(),
                definition.kind(),
                planned.file().name(),
                ContentHash.of(planned.file().path()),
                file.sizeBytes(),
                request.startedBy(),
                request.startedAt());
        return new Opened(file, definition, layout, origin, request, source);
    }

    private FileReport load(Source source, Opened opened, Attempt attempt, ImportProgress progress) {
        long batch = begun(opened, attempt);
        Currency base =
                ledger.decideCurrency(Imports.wantedCurrency(opened.request(), opened.source(), standardCurrency));
        recordRates(opened, base);
        var parsing = new Parsing(progress);
        staging.open();
        CustomerRows customerRows = customers.open(parsing::put);
        TermsRows termsRows = terms.open(parsing::put);
        DocumentRows documentRows = documents.open(parsing::put);
        Tuples rejections = staging.rejections(parsing::put);
        var intake = new Intake(customerRows, termsRows, documentRows, ledger.rates(base));
        var work = new Parsing.Work(
                opened.file(),
                opened.definition(),
                opened.layout(),
                source.translator(opened.definition(), opened.layout()),
                intake,
                rejections);
        long rows = parsing.run(work, staging::load);
        CrashPoint.hit("import.parsed");
        goOn(progress);
        List<Recorded> recorded = new ArrayList<>(customers.record(customerRows, batch));
        goOn(progress);
        LocalDate today = opened.request().today();
        recorded.addAll(terms.record(termsRows, batch, today));
        intake.note("limit_kept", terms.keptOut(termsRows, today));
        CrashPoint.hit("import.mid-batch");
        recorded.addAll(documents.record(documentRows, batch));
        goOn(progress);
        return report(opened, batch, rows, recorded, intake);
    }

    /** A batch begins in a transaction of its own, so that it can be seen while it is read and after a crash. */
    private long begun(Opened opened, Attempt attempt) {
        if (opened.request().options().isDryRun()) {
            return batches.nextId();
        }
        long batch = batches.begin(opened.origin());
        attempt.batch = OptionalLong.of(batch);
        return batch;
    }

    private static void goOn(ImportProgress progress) {
        progress.enter(ImportProgress.Phase.CHECKING);
        if (progress.isCancelled()) {
            throw new Parsing.Cancelled();
        }
    }

    private void recordRates(Opened opened, Currency base) {
        List<GivenRate> rates = new ArrayList<>(opened.request().options().rates());
        rates.addAll(opened.source().rates());
        for (GivenRate rate : rates) {
            if (rate.base().code().equals(base.code())) {
                ledger.recordRate(rate.currency(), rate.day(), rate.rate(), rate.source());
            }
        }
    }

    private FileReport report(Opened opened, long batch, long rows, List<Recorded> recorded, Intake intake) {
        boolean isDryRun = opened.request().options().isDryRun();
        List<Rejection> first = new ArrayList<>();
        long rejected = staging.rejectionCount();
        Optional<Path> errorFile = rejected == 0 ? Optional.empty() : Optional.of(writeBadRows(opened, batch, first));
        var report = new FileReport(
                opened.origin().name(),
                opened.definition().kind(),
                isDryRun ? State.CHECKED : State.LOADED,
                isDryRun ? OptionalLong.empty() : OptionalLong.of(batch),
                rows,
                rejected,
                recorded,
                intake.notes(),
                customers.keptOwners(),
                first,
                errorFile,
                Optional.empty(),
                Duration.ZERO);
        if (isDryRun) {
            staging.close();
        } else {
            batches.keepRejections(batch);
            batches.finish(batch, report, reports.json(report));
            audit.record(
                    "connectors.batch.loaded",
                    "batch",
                    Long.toString(batch),
                    "",
                    Map.of(),
                    Map.of(
                            "source", opened.source().code(),
                            "kind", report.kind(),
                            "contentHash", opened.origin().hash(),
                            "rows", rows,
                            "rejected", rejected));
            if (rejected > 0) {
                notifications.tell(rejectedRows(opened, batch, rejected));
            }
        }
        return report;
    }

    private static Notice rejectedRows(Opened opened, long batch, long rejected) {
        Audience audience = Users.find()
                .filter(user -> user.id() > 0)
                .<Audience>map(user -> new Audience.Persons(Set.of(user.id())))
                .orElse(new Audience.Overseers("connectors:batch:import"));
        return new Notice(
                Kind.IMPORT_REJECTED,
                "import:" + batch,
                "/imports/" + batch,
                List.of(Notice.word(opened.origin().name()), Notice.word(Long.toString(rejected))),
                audience);
    }

    private Path writeBadRows(Opened opened, long batch, List<Rejection> first) {
        Path path = opened.request().options().isDryRun() ? badRowFiles.ofCheck(batch) : badRowFiles.of(batch);
        try (BadRowFile badRows = BadRowFile.create(path, opened.file(), reports::reason)) {
            staging.eachRejection(rejection -> {
                badRows.add(rejection);
                if (first.size() < FIRST_REJECTIONS) {
                    first.add(rejection);
                }
            });
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the file of bad rows", e);
        }
    }

    private static FileReport withTime(FileReport report, long started) {
        return new FileReport(
                report.name(),
                report.kind(),
                report.state(),
                report.batch(),
                report.rowsRead(),
                report.rowsRejected(),
                report.recorded(),
                report.notes(),
                report.keptOwners(),
                report.firstRejections(),
                report.errorFile(),
                report.refusal(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private FileReport failed(Imports.Planned planned, Attempt attempt, State state, Optional<RefusedFile> refusal) {
        FileReport report = outcome(planned, state, OptionalLong.empty(), refusal);
        OptionalLong batch = keepFailure(attempt, BatchState.valueOf(state.name()), reports.json(report));
        return outcome(planned, state, batch, refusal);
    }

    private OptionalLong keepFailure(Attempt attempt, BatchState state, String json) {
        if (attempt.batch.isPresent()) {
            batches.fail(attempt.batch.getAsLong(), state, json);
            return attempt.batch;
        }
        return attempt.origin.isPresent()
                ? OptionalLong.of(batches.refuse(attempt.origin.get(), state, json))
                : OptionalLong.empty();
    }

    static FileReport refused(Imports.Planned planned, RefusedFile refusal) {
        return outcome(planned, State.REFUSED, OptionalLong.empty(), Optional.of(refusal));
    }

    static FileReport cancelled(Imports.Planned planned) {
        return outcome(planned, State.CANCELLED, OptionalLong.empty(), Optional.empty());
    }

    private static FileReport outcome(
            Imports.Planned planned, State state, OptionalLong batch, Optional<RefusedFile> refusal) {
        return new FileReport(
                planned.file().name(),
                planned.definition().map(FileDefinition::kind).orElse(""),
                state,
                batch,
                0,
                0,
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                refusal.map(RefusedFile::why),
                Duration.ZERO);
    }
}
