package io.ballast.server.connectors;

import io.ballast.server.connectors.ImportAnswers.ImportedFile;
import io.ballast.server.connectors.ImportAnswers.RejectedRow;
import io.ballast.server.connectors.ImportAnswers.UploadState;
import io.ballast.server.identity.Users;
import io.ballast.server.staging.Rejection;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: the same as the pages, with the permissions and the data scope of the token's user. */
@RestController
@RequestMapping(path = ImportsApi.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Imports", description = "Files into the ledger: send, watch, read bad rows, take back")
class ImportsApi {
    static final String ROOT = "/api/v1/imports";
    private static final int MOST = 200;

    private final Batches batches;
    private final BatchReports reports;
    private final Imports imports;
    private final UploadIntake intake;
    private final UploadDesk desk;
    private final Undo undo;
    private final Formats formats;
    private final Clock clock;

    ImportsApi(
            Batches batches,
            BatchReports reports,
            Imports imports,
            UploadIntake intake,
            UploadDesk desk,
            Undo undo,
            Formats formats,
            Clock clock) {
        this.batches = batches;
        this.reports = reports;
        this.imports = imports;
        this.intake = intake;
        this.desk = desk;
        this.undo = undo;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(value = BatchPages.READ, everyCustomer = true)
    @Operation(operationId = "listImports", summary = "List files that were imported, newest first")
    ApiPage<ImportedFile> list(
            @Parameter(description = "Part of the file name") @RequestParam Optional<String> name,
            @Parameter(description = "RUNNING, LOADED, REFUSED, CANCELLED, INTERRUPTED, FAILED or UNDONE") @RequestParam
                    Optional<String> state,
            @Parameter(description = "Code of the source") @RequestParam Optional<String> source,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        BatchFilter filter = BatchFilter.of(name, state, source);
        List<Batch> fetched = batches.older(filter, border(at), checked(size) + 1);
        List<Batch> shown = fetched.stream().limit(size).toList();
        Fmt fmt = formats.of(Preferences.of(request));
        return new ApiPage<>(
                shown.stream().map(batch -> file(batch, fmt)).toList(),
                fetched.size() > size ? Optional.of(after(shown.getLast().id())) : Optional.empty(),
                Optional.empty(),
                Optional.of(batches.count(filter)));
    }

    private static int checked(int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("web.table.fault");
        }
        return size;
    }

    private static long border(Optional<String> at) {
        return at.isEmpty()
                ? 0
                : Cursor.parse(at.get())
                        .map(cursor -> cursor.values().getLast())
                        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                        .map(Long::valueOf)
                        .orElseThrow(() -> Refusal.badRequest("web.table.fault"));
    }

    private static String after(long border) {
        return new Cursor(true, List.of(Long.toString(border))).encode();
    }

    private ImportedFile file(Batch batch, Fmt fmt) {
        return ImportedFile.of(batch, reports.read(batches.report(batch.id())), fmt);
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed(value = BatchPages.READ, everyCustomer = true)
    @Operation(operationId = "getImport", summary = "Get a file that was imported")
    ImportedFile one(@Parameter(description = "Key of the import") @PathVariable long id, HttpServletRequest request) {
        return file(batch(id), formats.of(Preferences.of(request)));
    }

    private Batch batch(long id) {
        return batches.byId(id).orElseThrow(Refusal::notFound);
    }

    @GetMapping("/{id:[0-9]{1,18}}/rejected-rows")
    @Allowed(value = BatchPages.READ, everyCustomer = true)
    @Operation(
            operationId = "listRejectedRows",
            summary = "List rows of a file that were not imported, with the reason",
            description = "In the order of the file; its first 10,000 bad rows are kept.")
    ApiPage<RejectedRow> rejected(
            @Parameter(description = "Key of the import") @PathVariable long id,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        Batch batch = batch(id);
        List<Rejection> fetched = batches.rejections(batch.id(), border(at), checked(size) + 1);
        List<Rejection> shown = fetched.stream().limit(size).toList();
        Fmt fmt = formats.of(Preferences.of(request));
        return new ApiPage<>(
                shown.stream().map(row -> RejectedRow.of(row, fmt)).toList(),
                fetched.size() > size ? Optional.of(after(shown.getLast().row())) : Optional.empty(),
                Optional.empty(),
                Optional.of(batch.rows().rejected()));
    }

    @PostMapping("/{id:[0-9]{1,18}}/undoing")
    @Allowed(value = BatchPages.UNDO, everyCustomer = true)
    @Operation(operationId = "undoImport", summary = "Take a file back, as a whole or not at all")
    @ApiResponse(responseCode = "200", description = "The import as it is now")
    @ApiResponse(responseCode = "409", description = "Later imports changed it or refer to it, or it is not loaded")
    ImportedFile undo(
            @Parameter(description = "Key of the import") @PathVariable long id,
            @Parameter(description = "Why, for the audit trail") @RequestParam(defaultValue = "") String why,
            HttpServletRequest request) {
        Batch batch = batch(id);
        return switch (undo.undo(batch.id(), Users.current().username(), clock.instant(), why.strip())) {
            case Undo.Outcome.Undone _ -> file(batch(id), formats.of(Preferences.of(request)));
            case Undo.Outcome.Refused refused ->
                throw Refusal.conflict("connectors.undo." + refused.reason(), refused.rows());
        };
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    @Operation(
            operationId = "sendFiles",
            summary = "Send files and import them, or check them in a dry run",
            description = "Answers at once; ask for the upload to see how far it is. At most 20 files.")
    @ApiResponse(responseCode = "202", description = "The upload, under way; Idempotency-Replayed tells a repetition")
    @ApiResponse(responseCode = "413", description = "More than the server takes at once")
    @ApiResponse(responseCode = "422", description = "The key was used for other content, or no source fits")
    @ApiResponse(responseCode = "507", description = "The server has no room for the files; nothing of them was kept")
    ResponseEntity<UploadState> send(
            @Parameter(description = "A key of your own, 1 to 128 printable characters; the same key is one import")
                    @RequestHeader("Idempotency-Key")
                    String key,
            @Parameter(description = "CSV or XLSX, each with its header row") @RequestParam List<MultipartFile> files,
            @Parameter(description = "Code of the source; told by file names and headers if not given") @RequestParam
                    Optional<String> source,
            @Parameter(description = "Kind of all files; told by each file if not given") @RequestParam
                    Optional<String> kind,
            @Parameter(
                            description = "Encoding of all text files: UTF-8, GB18030, Big5, windows-1252, UTF-16LE or"
                                    + " UTF-16BE; detected if not given")
                    @RequestParam(defaultValue = "")
                    String encoding,
            @Parameter(description = "Sign between cells of all text files, or the word tab; detected if not given")
                    @RequestParam(defaultValue = "")
                    String delimiter,
            @Parameter(description = "Exchange rates, one a line, as USD=7.10@2024-01-01:source")
                    @RequestParam(defaultValue = "")
                    String rates,
            @Parameter(description = "Check everything and keep nothing") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            HttpServletRequest request) {
        if (!key.matches("[!-~]{1,128}")) {
            throw Refusal.badRequest("connectors.upload.key");
        }
        checkSource(source, kind);
        TextChoice text = TextChoice.parse(encoding, delimiter)
                .orElseThrow(() -> Refusal.badRequest("connectors.upload.text", encoding, delimiter));
        var wish = new UploadIntake.Wish(source, kind, text, rates);
        String besides = String.join(
                "\n",
                source.orElse(""),
                kind.orElse(""),
                text.encoding(),
                text.sign(),
                rates,
                Boolean.toString(dryRun));
        Fmt fmt = formats.of(Preferences.of(request));
        return switch (intake.take(UploadPages.incoming(files), wish, Optional.of(key), besides)) {
            case UploadIntake.Outcome.Taken taken -> {
                start(taken.upload(), dryRun);
                yield accepted(taken.upload(), false, fmt);
            }
            case UploadIntake.Outcome.Replayed replayed -> {
                // the server may have ended before the work began, or in the middle of it
                start(replayed.upload(), dryRun);
                yield accepted(replayed.upload(), true, fmt);
            }
            case UploadIntake.Outcome.OtherContent _ -> throw Refusal.unprocessable("connectors.upload.other_content");
        };
    }

    private void checkSource(Optional<String> source, Optional<String> kind) {
        Optional<SourceDefinition> known = source.map(code -> imports.find(code)
                .map(Source::definition)
                .orElseThrow(() -> Refusal.badRequest("connectors.upload.source", code)));
        boolean isKindKnown = kind.isEmpty()
                || known.filter(definition -> definition.files().stream()
                                .anyMatch(file -> file.kind().equals(kind.get())))
                        .isPresent();
        if (!isKindKnown) {
            throw Refusal.badRequest("connectors.upload.kind", kind.orElse(""));
        }
    }

    private void start(long upload, boolean isDryRun) {
        if (desk.upload(upload).choices().source().isEmpty()) {
            desk.drop(upload);
            throw Refusal.unprocessable("connectors.upload.unrecognised");
        }
        desk.startOnce(upload, isDryRun ? Upload.Stage.CHECK : Upload.Stage.LOAD);
    }

    private ResponseEntity<UploadState> accepted(long upload, boolean isReplayed, Fmt fmt) {
        return ResponseEntity.accepted()
                .location(URI.create(ROOT + "/uploads/" + upload))
                .header("Idempotency-Replayed", Boolean.toString(isReplayed))
                .body(state(upload, fmt));
    }

    private UploadState state(long id, Fmt fmt) {
        Upload upload = desk.upload(id);
        return UploadState.of(upload, desk.job(upload), fmt);
    }

    @GetMapping("/uploads/{id:[0-9]{1,18}}")
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    @Operation(operationId = "getUpload", summary = "Get how far files that were sent are, and what became of each")
    UploadState upload(
            @Parameter(description = "Key of the upload") @PathVariable long id, HttpServletRequest request) {
        return state(id, formats.of(Preferences.of(request)));
    }

    @PostMapping("/uploads/{id:[0-9]{1,18}}/cancellation")
    @Allowed(value = BatchPages.IMPORT, everyCustomer = true)
    @Operation(
            operationId = "cancelUpload",
            summary = "Ask the work on files that were sent to stop",
            description = "It stops within moments; the file under way is not imported, those before it are.")
    UploadState cancel(
            @Parameter(description = "Key of the upload") @PathVariable long id, HttpServletRequest request) {
        desk.stop(desk.upload(id));
        return state(id, formats.of(Preferences.of(request)));
    }
}
