package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.ImportRequest.Options;
import io.ballast.server.customers.KeptOwners;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Imports the files of a directory. Ends with 0 when every row was loaded, with 1 when rows or files were left out,
 * and with 2 when the arguments make no sense.
 */
@Component
@CommandLine(
        name = "import",
        usage = "--source NAME --in DIR [--dry-run] [--encoding NAME] [--delimiter SIGN|tab] [--currency CODE]"
                + " [--rate CODE=RATE@DAY:SOURCE]...",
        zh = "导入目录中的台账文件",
        en = "import the ledger files of a directory")
final class ImportCommand implements Command {
    private final Imports imports;
    private final BatchReports reports;
    private final Clock clock;

    ImportCommand(Imports imports, BatchReports reports, Clock clock) {
        this.imports = imports;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws IOException {
        Wish wish;
        try {
            wish = parse(arguments);
        } catch (IllegalArgumentException e) {
            terminal.print(String.valueOf(e.getMessage()));
            return USAGE;
        }
        List<InputFile> files = imports.filesIn(wish.directory(), wish.source()).stream()
                .map(file -> file.as(wish.text()))
                .toList();
        if (files.isEmpty()) {
            terminal.print(
                    new Text("目录中没有该来源的文件：" + wish.directory(), "No file of this source in " + wish.directory()));
            return USAGE;
        }
        var request = new ImportRequest(
                wish.source(), files, wish.options(), "ballast", clock.instant(), LocalDate.now(clock));
        ImportReport report = imports.run(request, new ImportProgress());
        report.files().forEach(file -> print(file, terminal));
        return report.isComplete() && report.rowsRejected() == 0 ? OK : FAILED;
    }

    /** What the arguments ask for. */
    private record Wish(String source, Path directory, TextChoice text, Options options) {}

    private Wish parse(List<String> arguments) {
        Optional<String> source = Optional.empty();
        Optional<Path> directory = Optional.empty();
        Optional<Currency> currency = Optional.empty();
        List<String> rates = new ArrayList<>();
        String encoding = "";
        String delimiter = "";
        boolean isDryRun = false;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--dry-run")) {
                isDryRun = true;
                continue;
            }
            if (++i == arguments.size()) {
                throw new IllegalArgumentException("需要值 / needs a value: " + name);
            }
            String value = arguments.get(i);
            switch (name) {
                case "--source" -> source = Optional.of(value);
                case "--in" -> directory = Optional.of(Path.of(value));
                case "--currency" -> currency = Optional.of(Currency.of(value));
                case "--encoding" -> encoding = value;
                case "--delimiter" -> delimiter = value;
                case "--rate" -> rates.add(value);
                default -> throw new IllegalArgumentException("未知选项 / unknown option: " + name);
            }
        }
        String known = source.filter(imports.sources()::contains)
                .orElseThrow(() -> new IllegalArgumentException("--source: " + imports.sources()));
        Path existing = directory
                .filter(Files::isDirectory)
                .orElseThrow(() -> new IllegalArgumentException("--in: 需要目录 / needs a directory"));
        TextChoice text = TextChoice.parse(encoding, delimiter)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--encoding: " + TextChoice.ENCODINGS + ", --delimiter: 一个符号或 tab / one sign or tab"));
        Optional<Currency> base = currency.or(imports.source(known).definition()::currency);
        return new Wish(
                known,
                existing,
                text,
                new Options(
                        isDryRun,
                        currency,
                        rates.stream().map(rate -> rate(rate, base)).toList()));
    }

    private static GivenRate rate(String written, Optional<Currency> base) {
        Currency into = base.orElseThrow(() -> new IllegalArgumentException("--rate 需要 / needs --currency"));
        return GivenRate.parse(written, into)
                .orElseThrow(() -> new IllegalArgumentException("--rate CODE=RATE@DAY:SOURCE, " + written));
    }

    private void print(FileReport file, Terminal terminal) {
        terminal.print(file.name() + ": " + reports.summary(file, terminal.locale()));
        file.notes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(note ->
                        terminal.print("  " + reports.note(note.getKey(), terminal.locale()) + ": " + note.getValue()));
        file.keptOwners()
                .ifPresent(kept -> terminal.print("  " + reports.keptOwners(kept.total(), terminal.locale()) + ": "
                        + String.join(
                                ", ",
                                kept.first().stream()
                                        .map(KeptOwners.Kept::customer)
                                        .toList())));
        file.refusal().ifPresent(refusal -> terminal.print("  " + reports.refusal(refusal, terminal.locale())));
        file.errorFile().ifPresent(path -> terminal.print("  → " + path));
    }
}
