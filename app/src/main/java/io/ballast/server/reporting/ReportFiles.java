package io.ballast.server.reporting;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Text;
import io.ballast.server.assessment.Findings;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.assessment.RuleBooks;
import io.ballast.server.assessment.Run;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.connectors.ImportReport.FileReport;
import io.ballast.server.connectors.RejectedRows;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.staging.Rejection;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run found into a directory. The summary comes last: where it is, all the others are whole. */
@Component
class ReportFiles {
    static final String REPORT = "report.html";
    static final String REJECTED = "rejected.csv";
    private static final String CUSTOMERS = "customers.csv";
    private static final String WORKBOOK = "customers.xlsx";
    private static final String AGEING = "ageing.csv";
    private static final String SUMMARY = "summary.json";

    private final Findings findings;
    private final RuleBooks books;
    private final Ledger ledger;
    private final RejectedRows rejectedRows;
    private final Formats formats;
    private final TemplateEngine templates;
    private final JsonMapper json;

    ReportFiles(
            Findings findings,
            RuleBooks books,
            Ledger ledger,
            RejectedRows rejectedRows,
            Formats formats,
            TemplateEngine templates,
            JsonMapper json) {
        this.findings = findings;
        this.books = books;
        this.ledger = ledger;
        this.rejectedRows = rejectedRows;
        this.formats = formats;
        this.templates = templates;
        this.json = json;
    }

    /** What was written, in a line, and whether the sums agree. */
    record Written(Text line, Proof proof) {}

    /** A row that was not loaded, with its file. */
    private record Rejected(String file, Rejection rejection) {}

    Written write(Path out, String source, ImportReport imported, Run run, Locale locale) throws IOException {
        Files.deleteIfExists(out.resolve(SUMMARY));
        Fmt fmt = formats.in(locale);
        RuleBook rules = books.of(run.policyHash(), run.currency());
        Tally tally = tables(out, run, rules, fmt);
        rejected(out, imported);
        Knowledge knowledge = run.knowledge();
        var proof = new Proof(
                tally.balanceMinor(),
                tally.openMinor(),
                tally.unappliedMinor(),
                ledger.totals(PointInTime.of(run.asOf(), knowledge)));
        var page = new ReportPage(source, run, rules, imported, tally, proof);
        var html = new Utf8ByteOutput();
        templates.render("reporting/report.jte", Map.of("page", page, "fmt", fmt), html);
        try (OutputStream file = Files.newOutputStream(out.resolve(REPORT))) {
            html.writeTo(file);
        }
        Map<String, Object> summary = Summary.of(page);
        Files.write(out.resolve(SUMMARY), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
        return new Written(line(page), proof);
    }

    private Tally tables(Path out, Run run, RuleBook rules, Fmt fmt) throws IOException {
        var tally = new Tally();
        var columns = new FindingColumns(run.currency(), rules);
        try (var customers = TableFile.csv(out.resolve(CUSTOMERS), columns.customers(), fmt);
                var workbook = TableFile.xlsx(out.resolve(WORKBOOK), columns.customers(), fmt);
                var ageing = TableFile.csv(out.resolve(AGEING), columns.ageing(), fmt)) {
            findings.forEach(run, finding -> {
                try {
                    customers.add(finding);
                    ageing.add(finding);
                    if (tally.customers() < TableExport.MOST_ROWS) {
                        workbook.add(finding);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot write into " + out, e);
                }
                tally.add(finding);
            });
        }
        return tally;
    }

    /** Every row that was not loaded, with its place and the rule it broke. */
    void rejected(Path out, ImportReport imported) throws IOException {
        Fmt fmt = formats.in(Locale.ENGLISH);
        try (var file = TableFile.csv(out.resolve(REJECTED), rejectedColumns(), fmt)) {
            for (FileReport report : imported.files()) {
                for (Rejection rejection : rejectedRows.of(report)) {
                    file.add(new Rejected(report.name(), rejection));
                }
            }
        }
    }

    private Columns<Rejected> rejectedColumns() {
        return new Columns<>(List.of(
                Column.text("file", "reporting.column.file", row -> Cell.of(row.file())),
                Column.number(
                        "row",
                        "reporting.column.row",
                        row -> Cell.of(row.rejection().row())),
                Column.text(
                        "field",
                        "reporting.column.field",
                        row -> Cell.of(row.rejection().field())),
                Column.text(
                        "value",
                        "reporting.column.value",
                        row -> Cell.of(row.rejection().value())),
                Column.text(
                        "rule",
                        "reporting.column.rule",
                        row -> Cell.of(row.rejection().rule())),
                Column.text(
                        "reason-zh",
                        "reporting.column.reason-zh",
                        row -> Cell.of(rejectedRows.reason(row.rejection(), Locale.SIMPLIFIED_CHINESE))),
                Column.text(
                        "reason-en",
                        "reporting.column.reason-en",
                        row -> Cell.of(rejectedRows.reason(row.rejection(), Locale.ENGLISH)))));
    }

    /** Why nothing of a file was loaded. */
    String refusal(FileReport file, Locale locale) {
        return rejectedRows.refusal(file, locale);
    }

    private Text line(ReportPage page) {
        return Text.of(line(page, formats.in(Locale.SIMPLIFIED_CHINESE)), line(page, formats.in(Locale.ENGLISH)));
    }

    private static String line(ReportPage page, Fmt fmt) {
        return fmt.text(
                "reporting.line",
                fmt.number(page.tally().customers()),
                fmt.date(page.run().asOf()),
                page.run().currency().code(),
                fmt.amount(page.tally().balanceMinor(), page.run().currency()),
                fmt.amount(page.tally().overdueMinor(), page.run().currency()),
                fmt.number(page.imported().rowsRejected()));
    }
}
