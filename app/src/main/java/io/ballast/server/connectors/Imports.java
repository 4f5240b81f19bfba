package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportRequest.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Imports of files: the door of this module. Every file is loaded in one transaction of its own, in the order its
 * source prescribes; after a crash the files that were reported are in, and a second run finds them unchanged.
 */
@Service
public class Imports {
    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    /** The source of Ballast's own templates. */
    static final String OWN = "ballast";

    /** More files than any ledger is exported in. */
    private static final int MOST_FILES = 1000;

    private final Map<String, Source> sources;
    private final FileImport fileImport;
    private final Turn turn;

    Imports(List<Source> sources, FileImport fileImport, Turn turn) {
        this.sources = sources.stream()
                .collect(Collectors.toUnmodifiableMap(
                        source -> source.definition().code(), Function.identity()));
        this.fileImport = fileImport;
        this.turn = turn;
    }

    /** Codes of the sources that are known here. */
    public List<String> sources() {
        return sources.keySet().stream().sorted().toList();
    }

    Optional<Source> find(String code) {
        return Optional.ofNullable(sources.get(code));
    }

    /** Descriptions of all sources, Ballast's own first. */
    List<SourceDefinition> definitions() {
        return sources.values().stream()
                .map(Source::definition)
                .sorted(Comparator.comparing(
                                (SourceDefinition source) -> !source.code().equals(OWN))
                        .thenComparing(SourceDefinition::code))
                .toList();
    }

    Source source(String code) {
        Source source = sources.get(code);
        if (source == null) {
            throw new IllegalArgumentException("Unknown source " + code + ", known: " + sources());
        }
        return source;
    }

    /**
     * The files in a directory that belong to a source.
     *
     * @throws IllegalArgumentException if the source is unknown
     */
    public List<InputFile> filesIn(Path directory, String source) throws IOException {
        List<FileDefinition> kinds = source(source).definition().files();
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> kinds.stream()
                            .anyMatch(kind -> kind.fits(path.getFileName().toString())))
                    .sorted()
                    .limit(MOST_FILES)
                    .map(InputFile::of)
                    .toList();
        }
    }

    /** The one source whose files lie in a directory; nothing where none or more than one fits. */
    public Optional<String> sourceOf(Path directory) throws IOException {
        List<String> fitting = new ArrayList<>();
        for (String code : sources()) {
            if (!filesIn(directory, code).isEmpty()) {
                fitting.add(code);
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /**
     * The reporting currency of a company that begins with a source, where the source says it.
     *
     * @throws IllegalArgumentException if the source is unknown
     */
    public Optional<Currency> currencyOf(String source) {
        return source(source).definition().currency();
    }

    /**
     * Imports the files. Bad rows are left out and reported; a file that cannot be understood as a whole is refused,
     * and so are those after it, which may build on it. A dry run does all of it in one transaction and takes it back,
     * so that the invoices of a file find the customers of the file before.
     *
     * @throws IllegalArgumentException if the source is unknown
     */
    public ImportReport run(ImportRequest request, ImportProgress progress) {
        Source source = source(request.source());
        progress.expect(sizeOf(request.files()));
        if (!request.options().isDryRun()) {
            return runFiles(source, request, progress);
        }
        try {
            return turn.take(progress, status -> {
                status.setRollbackOnly();
                return runFiles(source, request, progress);
            });
        } catch (RefusedFile e) {
            return none(request, source, planned -> FileImport.refused(planned, e));
        } catch (Parsing.Cancelled _) {
            return none(request, source, FileImport::cancelled);
        }
    }

    /** The report of an import that was never alone. */
    private static ImportReport none(ImportRequest request, Source source, Function<Planned, FileReport> report) {
        return new ImportReport(
                inOrder(request, source.definition()).stream().map(report).toList());
    }

    private ImportReport runFiles(Source source, ImportRequest request, ImportProgress progress) {
        List<FileReport> reports = new ArrayList<>();
        boolean mayGoOn = true;
        for (Planned planned : inOrder(request, source.definition())) {
            FileReport report = mayGoOn
                    ? fileImport.run(source, planned, request, progress)
                    : FileImport.refused(planned, new RefusedFile("earlier_file", ""));
            reports.add(report);
            mayGoOn = report.state() == ImportReport.State.LOADED || report.state() == ImportReport.State.CHECKED;
            log.info(
                    "import source={} kind={} state={} rows={} rejected={} added={} changed={} ms={}",
                    request.source(),
                    report.kind(),
                    report.state(),
                    report.rowsRead(),
                    report.rowsRejected(),
                    report.added(),
                    report.changed(),
                    report.took().toMillis());
        }
        progress.enter(ImportProgress.Phase.FINISHED);
        return new ImportReport(reports);
    }

    private static long sizeOf(List<InputFile> files) {
        long size = 0;
        for (InputFile file : files) {
            try {
                size += Files.size(file.path());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.name(), e);
            }
        }
        return size;
    }

    /**
     * A file and the kind it was taken for.
     *
     * @param place place of the kind in the order of the source; after all others where it is none of them
     */
    record Planned(InputFile file, Optional<FileDefinition> definition, int place) {}

    private static List<Planned> inOrder(ImportRequest request, SourceDefinition definition) {
        return request.files().stream()
                .map(file -> planned(file, definition))
                .sorted(Comparator.comparingInt(Planned::place)
                        .thenComparing(planned -> planned.file().name()))
                .toList();
    }

    private static Planned planned(InputFile file, SourceDefinition definition) {
        List<FileDefinition> kinds = definition.files();
        for (int place = 0; place < kinds.size(); place++) {
            FileDefinition kind = kinds.get(place);
            boolean isOfKind = file.kind().map(kind.kind()::equals).orElse(kind.fits(file.name()));
            if (isOfKind) {
                return new Planned(file, Optional.of(kind), place);
            }
        }
        return new Planned(file, Optional.empty(), kinds.size());
    }

    /** The currency in which a company would report that begins with this request. */
    static Currency wantedCurrency(ImportRequest request, SourceDefinition definition, Currency standard) {
        return request.options().currency().or(definition::currency).orElse(standard);
    }
}
