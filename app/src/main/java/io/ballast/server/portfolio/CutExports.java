package io.ballast.server.portfolio;

import io.ballast.engine.value.Currency;
import io.ballast.engine.warning.Severity;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.CsvLine;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.FormulaGuard;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The lists as CSV for spreadsheets: UTF-8 with its mark, amounts as plain numbers, and an apostrophe before whatever a
 * spreadsheet would take for a formula.
 */
@Controller
class CutExports {
    private static final int MOST_LINES = 100_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final OpenInvoices invoices;
    private final Formats formats;

    CutExports(RunsShown runs, AssessedCustomers customers, OpenInvoices invoices, Formats formats) {
        this.runs = runs;
        this.customers = customers;
        this.invoices = invoices;
        this.formats = formats;
    }

    @GetMapping("/receivables/customers.csv")
    @Allowed("ledger:receivable:export")
    ResponseEntity<byte[]> customers(@RequestParam Map<String, String> parameters, Locale locale) {
        Fmt fmt = formats.in(locale);
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        Cut cut = Cut.of(parameters);
        Stream<String> lines =
                customers.rows(run.id(), cut, Users.current(), AssessedCustomers.Sort.MEASURE, MOST_LINES, 0).stream()
                        .map(line -> CsvLine.of(List.of(
                                FormulaGuard.guarded(line.code()),
                                FormulaGuard.guarded(line.name()),
                                FormulaGuard.guarded(fmt.orNone(line.owner())),
                                line.grade().name(),
                                line.severity() == 0 ? "" : fmt.text(Severity.values()[line.severity() - 1].label()),
                                line.rules().stream()
                                        .map(rule -> fmt.text(run.rules().label(rule)))
                                        .collect(Collectors.joining("; ")),
                                plain(line.measureMinor(), run.currency()),
                                plain(line.exposureMinor(), run.currency()),
                                plain(line.limitMinor(), run.currency()),
                                plain(line.balanceMinor(), run.currency()),
                                plain(line.overdueMinor(), run.currency()),
                                String.valueOf(line.oldestOverdueDays()),
                                plain(line.unappliedMinor(), run.currency()))));
        List<String> heads = Stream.concat(
                        Stream.of("code", "customer", "owner", "grade", "severity", "why")
                                .map(key -> fmt.text("portfolio." + key)),
                        Stream.concat(
                                Stream.of(Names.measure(cut, fmt)),
                                Stream.of("exposure", "limit", "balance", "overdue", "oldest", "unapplied")
                                        .map(key -> fmt.text("portfolio." + key))))
                .toList();
        return file("customers-" + fmt.date(run.asOf()), heads, lines);
    }

    @GetMapping("/receivables/invoices.csv")
    @Allowed("ledger:receivable:export")
    ResponseEntity<byte[]> invoices(@RequestParam Map<String, String> parameters, Locale locale) {
        Fmt fmt = formats.in(locale);
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        Stream<String> lines = invoices.rows(run, InvoiceCut.of(parameters), Users.current(), MOST_LINES, 0).stream()
                .map(line -> CsvLine.of(List.of(
                        FormulaGuard.guarded(line.number()),
                        FormulaGuard.guarded(line.code()),
                        FormulaGuard.guarded(line.name()),
                        fmt.date(line.issued()),
                        fmt.date(line.due()),
                        String.valueOf(Math.max(0, line.daysPastDue())),
                        plain(line.amountMinor(), run.currency()),
                        plain(line.openMinor(), run.currency()))));
        List<String> heads = Stream.of("number", "code", "customer", "issued", "due", "past-due", "invoiced", "open")
                .map(key -> fmt.text("portfolio." + key))
                .toList();
        return file("invoices-" + fmt.date(run.asOf()), heads, lines);
    }

    private static ResponseEntity<byte[]> file(String name, List<String> heads, Stream<String> lines) {
        String text =
                Stream.concat(Stream.of("\ufeff" + CsvLine.of(heads)), lines).collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.digits()).toPlainString();
    }

    private static String plain(OptionalLong minor, Currency currency) {
        return minor.isPresent() ? plain(minor.getAsLong(), currency) : "";
    }
}
