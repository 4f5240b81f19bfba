package io.ballast.server.reporting;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.assessment.AssessmentRuns;
import io.ballast.server.assessment.Run;
import io.ballast.server.assessment.RunOutcome;
import io.ballast.server.assessment.RunRequest;
import io.ballast.server.connectors.GivenRate;
import io.ballast.server.connectors.ImportProgress;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.connectors.ImportRequest;
import io.ballast.server.connectors.ImportRequest.InputFile;
import io.ballast.server.connectors.Imports;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Assesses a ledger in files without a server: imports it into a database of its own, assesses every customer as of a
 * day, proves the sums, and writes tables and a report.
 */
@Component
@CommandLine(
        name = "assess",
        usage = "--in DIR --as-of DAY --out DIR [--source NAME] [--language zh|en] [--strict]",
        zh = "评估目录中的台账，写出客户表、账龄表和报告",
        en = "assess the ledger in a directory; write tables and a report",
        hasOwnDatabase = true,
        options = {
            @CommandOption(
                    name = AssessCommand.IN,
                    value = "DIR",
                    kind = CommandOption.Kind.DIRECTORY,
                    isRequired = true,
                    zh = "台账文件所在目录",
                    en = "where the files of the ledger are"),
            @CommandOption(
                    name = AssessCommand.AS_OF,
                    value = "DAY",
                    kind = CommandOption.Kind.DAY,
                    isRequired = true,
                    zh = "评估日；此后的记录一律不看",
                    en = "day of the assessment; nothing dated or recorded later is seen"),
            @CommandOption(
                    name = AssessCommand.OUT,
                    value = "DIR",
                    isRequired = true,
                    zh = "结果写入的目录",
                    en = "where the results go"),
            @CommandOption(
                    name = AssessCommand.SOURCE,
                    value = "NAME",
                    zh = "来源：ballast、highradius、ibm、classicmodels；缺省按文件名识别",
                    en = "ballast, highradius, ibm or classicmodels; by default told by the names of the files"),
            @CommandOption(
                    name = AssessCommand.CURRENCY,
                    value = "CODE",
                    kind = CommandOption.Kind.CURRENCY,
                    zh = "报告币种；缺省由来源决定",
                    en = "reporting currency; by default that of the source"),
            @CommandOption(
                    name = AssessCommand.RATE,
                    value = "CODE=RATE@DAY:SOURCE",
                    zh = "自某日起的汇率，可重复，如 USD=7.10@2020-01-01:PBOC",
                    en = "an exchange rate from a day on, as often as needed: USD=7.10@2020-01-01:PBOC"),
            @CommandOption(
                    name = AssessCommand.LANGUAGE,
                    value = "zh|en",
                    kind = CommandOption.Kind.LANGUAGE,
                    zh = "报告语言；缺省随终端",
                    en = "language of the report; by default that of the console"),
            @CommandOption(
                    name = AssessCommand.HOME,
                    value = "DIR",
                    zh = "数据库保留在此目录；缺省用临时目录，结束后删除",
                    en = "keep the database in this directory; by default it is temporary"),
            @CommandOption(
                    name = AssessCommand.STRICT,
                    zh = "有任何一行被拒绝即以 1 退出",
                    en = "exit with 1 if any row was rejected")
        })
class AssessCommand implements Command {
    static final String IN = "--in";
    static final String AS_OF = "--as-of";
    static final String OUT = "--out";
    static final String SOURCE = "--source";
    static final String CURRENCY = "--currency";
    static final String RATE = "--rate";
    static final String LANGUAGE = "--language";
    static final String HOME = "--home";
    static final String STRICT = "--strict";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String WHO = "ballast";

    private final Imports imports;
    private final AssessmentRuns runs;
    private final ReportFiles files;
    private final Clock clock;

    AssessCommand(Imports imports, AssessmentRuns runs, ReportFiles files, Clock clock) {
        this.imports = imports;
        this.runs = runs;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws Exception {
        Arguments asked = Arguments.of(words, Set.of(STRICT));
        Path in = Path.of(asked.text(IN).orElseThrow());
        Optional<String> source = asked.has(SOURCE) ? asked.text(SOURCE) : imports.sourceOf(in);
        if (source.isEmpty() || !imports.sources().contains(source.get())) {
            terminal.aside(Text.of(
                    "请用 --source 指明来源，可选：" + String.join("、", imports.sources()),
                    "Say the source with --source, one of: " + String.join(", ", imports.sources())));
            return USAGE;
        }
        List<InputFile> found = imports.filesIn(in, source.get());
        if (found.isEmpty()) {
            terminal.aside(
                    Text.of(in + " 中没有 " + source.get() + " 的文件", "No file of source " + source.get() + " in " + in));
            return USAGE;
        }
        Optional<List<GivenRate>> rates = rates(source.get(), asked);
        if (rates.isEmpty()) {
            terminal.aside(Text.of(
                    "--rate 应写作 CODE=RATE@DAY:SOURCE，如 USD=7.10@2020-01-01:PBOC",
                    "--rate is written CODE=RATE@DAY:SOURCE, as in USD=7.10@2020-01-01:PBOC"));
            return USAGE;
        }
        var options = new ImportRequest.Options(false, asked.text(CURRENCY).map(Currency::of), rates.get());
        Path out = Files.createDirectories(Path.of(asked.text(OUT).orElseThrow()));
        ImportReport imported = load(source.get(), found, options, terminal);
        if (!imported.isComplete()) {
            files.rejected(out, imported);
            refusals(imported, terminal);
            return FAILED;
        }
        LocalDate day = asked.day(AS_OF).orElseThrow();
        Optional<Run> run = assess(day, terminal);
        if (run.isEmpty()) {
            terminal.aside(Text.of("台账中没有可评估的内容", "There is nothing to assess in this ledger"));
            return FAILED;
        }
        ReportFiles.Written written = files.write(out, source.get(), imported, run.get(), language(asked, terminal));
        return conclude(written, imported, asked, out, terminal);
    }

    /** In the currency the books will be kept in; nothing where one is not written as a rate is. */
    private Optional<List<GivenRate>> rates(String source, Arguments asked) {
        Currency base = asked.text(CURRENCY)
                .map(Currency::of)
                .or(() -> imports.currencyOf(source))
                .orElse(Currency.CNY);
        List<GivenRate> rates = asked.texts(RATE).stream()
                .flatMap(rate -> GivenRate.parse(rate, base).stream())
                .toList();
        return rates.size() == asked.texts(RATE).size() ? Optional.of(rates) : Optional.empty();
    }

    private ImportReport load(String source, List<InputFile> found, ImportRequest.Options options, Terminal terminal) {
        var progress = new ImportProgress();
        var watch = new Watch(
                terminal,
                () -> Text.of(
                        "导入 " + progress.file() + "：" + progress.rows() + " 行",
                        "importing " + progress.file() + ": " + progress.rows() + " rows"));
        try (watch) {
            return imports.run(
                    new ImportRequest(source, found, options, WHO, clock.instant(), LocalDate.now(clock)), progress);
        }
    }

    /** Waits for its turn where the import has set off an assessment of an earlier run in the same database. */
    private Optional<Run> assess(LocalDate day, Terminal terminal) throws InterruptedException {
        var request = new RunRequest(day, Knowledge.AS_KNOWN_THEN, Run.Trigger.COMMAND, WHO);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var watch = new Watch(terminal, this::progress);
        try (watch) {
            while (System.nanoTime() < deadline) {
                switch (runs.assess(request)) {
                    case RunOutcome.Published published -> {
                        return runs.byId(published.run());
                    }
                    case RunOutcome.Unchanged unchanged -> {
                        return runs.byId(unchanged.run());
                    }
                    case RunOutcome.Busy busy -> Thread.sleep(500);
                    case RunOutcome.Cancelled cancelled -> {
                        return Optional.empty();
                    }
                    case RunOutcome.NothingToAssess nothing -> {
                        return Optional.empty();
                    }
                }
            }
        }
        throw new IllegalStateException("Another assessment did not end within " + PATIENCE.toMinutes() + " minutes");
    }

    private Text progress() {
        return runs.newest(OptionalLong.empty(), 1).stream()
                .filter(run -> run.state() == Run.State.RUNNING)
                .findFirst()
                .map(run -> Text.of(
                        "评估客户：" + run.customersDone() + " / " + run.customersTotal(),
                        "assessing customers: " + run.customersDone() + " of " + run.customersTotal()))
                .orElse(Text.of("评估客户……", "assessing customers..."));
    }

    private static Locale language(Arguments asked, Terminal terminal) {
        return asked.text(LANGUAGE)
                .map(code -> code.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)
                .orElse(terminal.locale());
    }

    private void refusals(ImportReport imported, Terminal terminal) {
        imported.files().stream()
                .filter(file -> file.refusal().isPresent())
                .forEach(file -> terminal.aside(file.name() + ": " + files.refusal(file, terminal.locale())));
    }

    private static int conclude(
            ReportFiles.Written written, ImportReport imported, Arguments asked, Path out, Terminal terminal)
            throws IOException {
        terminal.print(written.line());
        terminal.print(out.toRealPath().resolve(ReportFiles.REPORT).toString());
        if (!written.proof().holds()) {
            terminal.aside(written.proof().fault());
            return FAILED;
        }
        if (asked.has(STRICT) && imported.rowsRejected() > 0) {
            terminal.aside(Text.of(
                    "有 " + imported.rowsRejected() + " 行被拒绝，见 " + ReportFiles.REJECTED,
                    imported.rowsRejected() + " rows were rejected, see " + ReportFiles.REJECTED));
            return FAILED;
        }
        return OK;
    }
}
