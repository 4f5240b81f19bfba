package io.ballast.server.connectors;

import io.ballast.server.identity.Users;
import io.ballast.server.staging.Rejection;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The imports that were made: list, result, bad rows, undo. */
@Controller
class BatchPages {
    static final String READ = "connectors:batch:read";
    static final String IMPORT = "connectors:batch:import";
    static final String UNDO = "connectors:batch:undo";

    /** So many rows of an export are read at once. */
    private static final int PORTION = 1_000;

    private final Batches batches;
    private final BatchReports reports;
    private final BadRowFiles badRows;
    private final Imports imports;
    private final Undo undo;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    BatchPages(
            Batches batches,
            BatchReports reports,
            BadRowFiles badRows,
            Imports imports,
            Undo undo,
            TableExport export,
            Formats formats,
            Clock clock) {
        this.batches = batches;
        this.reports = reports;
        this.badRows = badRows;
        this.imports = imports;
        this.undo = undo;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry importsEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.DATA, 10, "connectors.imports", Icon.UPLOAD, "/imports", READ)
                .forEveryCustomer();
    }

    @GetMapping("/imports")
    @Allowed(value = READ, everyCustomer = true)
    ModelAndView list(HttpServletRequest request) {
        Columns<Batch> columns = columns(formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        BatchFilter filter = BatchFilter.of(query);
        Slice<Batch> slice = Slice.of(
                fetched(filter, query.cursor(), query.size() + 1),
                query,
                OptionalLong.of(batches.count(filter)),
                batch -> List.of("", Long.toString(batch.id())));
        Table table =
                Table.of("batches", "connectors.imports", columns, query, slice, batch -> Long.toString(batch.id()));
        return Page.of(
                "connectors/batches",
                new BatchListPage(
                        table.exportable(),
                        imports.definitions(),
                        Users.current().may(IMPORT)));
    }

    private List<Batch> fetched(BatchFilter filter, Optional<Cursor> cursor, int most) {
        boolean isForward = cursor.map(Cursor::isForward).orElse(true);
        long border = cursor.map(place -> number(place.values().getLast())).orElse(0L);
        return isForward ? batches.older(filter, border, most) : batches.newer(filter, border, most);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("web.table.fault");
        }
    }

    @GetMapping({"/imports/export.csv", "/imports/export.xlsx"})
    @Allowed(value = READ, everyCustomer = true)
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<Batch> columns = columns(fmt);
        TableQuery query = TableQuery.of(request, columns, "");
        BatchFilter filter = BatchFilter.of(query);
        List<Batch> newest = batches.older(filter, 0, PORTION);
        Stream<Batch> all = Stream.iterate(
                        newest,
                        portion -> !portion.isEmpty(),
                        portion -> batches.older(filter, portion.getLast().id(), PORTION))
                .flatMap(List::stream);
        export.write(request, response, "connectors.imports", columns, query, fmt, all);
    }

    private Columns<Batch> columns(Fmt fmt) {
        return new Columns<>(List.of(
                Column.text("file", "connectors.batch.file", batch -> Cell.link(batch.fileName(), batch.path())),
                Column.text(
                        "state",
                        "connectors.batch.state",
                        batch -> Cell.of(batch.state().badge(fmt))),
                Column.text("kind", "connectors.batch.kind", batch -> Cell.of(kindOf(batch, fmt))),
                Column.text("source", "connectors.batch.source", batch -> Cell.of(sourceOf(batch, fmt))),
                Column.number(
                        "read",
                        "connectors.batch.read",
                        batch -> Cell.of(batch.rows().read())),
                Column.number(
                        "added",
                        "connectors.batch.added",
                        batch -> Cell.of(batch.rows().added())),
                Column.number(
                        "changed",
                        "connectors.batch.changed",
                        batch -> Cell.of(batch.rows().changed())),
                Column.number(
                        "unchanged",
                        "connectors.batch.unchanged",
                        batch -> Cell.of(batch.rows().unchanged())),
                Column.number(
                        "rejected",
                        "connectors.batch.rejected",
                        batch -> Cell.of(batch.rows().rejected())),
                Column.text("by", "connectors.batch.by", batch -> Cell.of(batch.startedBy())),
                Column.text("started", "connectors.batch.started", batch -> Cell.of(batch.startedAt())),
                Column.<Batch>number("batch", "connectors.batch.id", batch -> Cell.of(batch.id()))
                        .onDemand()));
    }

    private String sourceOf(Batch batch, Fmt fmt) {
        return imports.find(batch.source())
                .map(source -> source.definition().title().in(fmt))
                .orElse(batch.source());
    }

    private Optional<FileDefinition> kind(Batch batch) {
        return imports.find(batch.source())
                .flatMap(source -> source.definition().files().stream()
                        .filter(kind -> kind.kind().equals(batch.fileKind()))
                        .findFirst());
    }

    private String kindOf(Batch batch, Fmt fmt) {
        return kind(batch).map(kind -> kind.title().in(fmt)).orElse(batch.fileKind());
    }

    @GetMapping("/imports/{id:[0-9]{1,18}}")
    @Allowed(value = READ, everyCustomer = true)
    ModelAndView batch(@PathVariable long id, HttpServletRequest request) {
        return page(id, request, Optional.empty(), HttpStatus.OK);
    }

    private ModelAndView page(
            long id, HttpServletRequest request, Optional<Undo.Outcome.Refused> refusal, HttpStatus status) {
        Batch batch = batches.byId(id).orElseThrow(Refusal::notFound);
        Columns<Rejection> columns = rejectionColumns(batch, formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        return Page.of(
                "connectors/batch",
                new BatchPage(
                        batch,
                        imports.find(batch.source()).map(Source::definition),
                        kind(batch),
                        reports.read(batches.report(id)),
                        Table.of(
                                "rejected",
                                "connectors.rejected",
                                columns,
                                query,
                                rejections(batch, query),
                                rejection -> Long.toString(rejection.row())),
                        badRows.find(id).isPresent(),
                        batch.state() == BatchState.LOADED && Users.current().may(UNDO),
                        refusal),
                status);
    }

    private Slice<Rejection> rejections(Batch batch, TableQuery query) {
        boolean isForward = query.cursor().map(Cursor::isForward).orElse(true);
        long border =
                query.cursor().map(place -> number(place.values().getLast())).orElse(0L);
        List<Rejection> fetched = isForward
                ? batches.rejections(batch.id(), border, query.size() + 1)
                : batches.rejectionsBefore(batch.id(), border, query.size() + 1);
        return Slice.of(
                fetched,
                query,
                OptionalLong.of(batch.rows().rejected()),
                rejection -> List.of("", Long.toString(rejection.row())));
    }

    private Columns<Rejection> rejectionColumns(Batch batch, Fmt fmt) {
        return new Columns<>(List.of(
                Column.number("row", "connectors.rejected.row", rejection -> Cell.of(rejection.row())),
                Column.text(
                        "field",
                        "connectors.rejected.field",
                        rejection -> Cell.of(fieldOf(batch, rejection.field(), fmt))),
                Column.text("value", "connectors.rejected.value", rejection -> Cell.of(rejection.value())),
                Column.text(
                        "rule",
                        "connectors.rejected.rule",
                        rejection -> Cell.of(fmt.text("connectors.rule." + rejection.rule())))));
    }

    private String fieldOf(Batch batch, String field, Fmt fmt) {
        return kind(batch)
                .filter(kind -> kind.columns().containsKey(field))
                .map(kind -> kind.column(field).title().in(fmt))
                .orElse(field.isEmpty() ? fmt.text("connectors.row.whole") : field);
    }

    @GetMapping("/imports/{id:[0-9]{1,18}}/rejected.csv")
    @Allowed(value = READ, everyCustomer = true)
    ResponseEntity<Resource> rejected(@PathVariable long id) {
        Batch batch = batches.byId(id).orElseThrow(Refusal::notFound);
        return download(badRows.find(batch.id()).orElseThrow(Refusal::notFound), batch.fileName());
    }

    /** The bad rows of a file that is called so. */
    static ResponseEntity<Resource> download(Path file, String original) {
        String stem = original.contains(".") ? original.substring(0, original.lastIndexOf('.')) : original;
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(stem + "-errors.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    @PostMapping("/imports/{id:[0-9]{1,18}}/undoing")
    @Allowed(value = UNDO, everyCustomer = true)
    ModelAndView undo(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request) {
        Batch batch = batches.byId(id).orElseThrow(Refusal::notFound);
        if (!sure) {
            return page(
                    id,
                    request,
                    Optional.of(new Undo.Outcome.Refused("not_sure", 0)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (undo.undo(batch.id(), Users.current().username(), clock.instant(), why.strip())) {
            case Undo.Outcome.Undone _ -> Page.redirect(batch.path());
            case Undo.Outcome.Refused refused -> page(id, request, Optional.of(refused), HttpStatus.CONFLICT);
        };
    }
}
