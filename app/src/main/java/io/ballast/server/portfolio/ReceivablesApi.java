package io.ballast.server.portfolio;

import io.ballast.engine.value.Grade;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receivables by age, and down from there to customers and invoices, for programs. */
@RestController
@RequestMapping("/api/v1/receivables")
@Tag(name = "receivables", description = "Open items by age, of the customers the user sees, in the run in force")
class ReceivablesApi {
    private static final Set<String> CUTS =
            Set.of("worry", "bucket", "grade", "run", "from", "rule", "by", "is", "sort", "at");
    private static final Set<String> INVOICE_CUTS = Set.of("customer", "bucket", "overdue", "due", "new", "at");

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final OpenInvoices invoices;
    private final VisibleCustomers visible;

    ReceivablesApi(RunsShown runs, AssessedCustomers customers, OpenInvoices invoices, VisibleCustomers visible) {
        this.runs = runs;
        this.customers = customers;
        this.invoices = invoices;
        this.visible = visible;
    }

    /** Receivables by age. */
    @Schema(description = "Amounts in minor units of the currency")
    record AgeingView(LocalDate asOf, String currency, AgeingLineView total, ApiPage<AgeingLineView> page) {}

    /** Receivables of some customers by age. */
    record AgeingLineView(
            @Schema(description = "In what they are alike; null for those without, and for the total")
            Optional<String> of,

            @Schema(description = "Name of the customer, where the line is one")
            Optional<String> name,

            int customers,

            @Schema(description = "Not due, 1-30, 31-60, 61-90, 91-180, 181-360 and more than 360 days past due")
            List<Long> bucketsMinor,

            @Schema(description = "Cash and credit that pay no invoice yet")
            long unappliedMinor,

            @Schema(description = "Buckets less what is unapplied")
            long balanceMinor) {

        static AgeingLineView of(AgeingLine line) {
            return new AgeingLineView(
                    Optional.of(line.alike()).filter(text -> !text.isEmpty()),
                    Optional.of(line.name()).filter(text -> !text.isEmpty()),
                    line.customers(),
                    line.bucketsMinor(),
                    line.unappliedMinor(),
                    line.balanceMinor());
        }
    }

    /** Customers of a cut with their sums. */
    @Schema(description = "Amounts in minor units of the currency")
    record CutView(
            LocalDate asOf,
            String currency,
            int customers,

            @Schema(description = "Sum of the amount the cut is about, which is 'measureMinor' of each")
            long measureMinor,

            long exposureMinor,
            long balanceMinor,
            long overdueMinor,
            ApiPage<CutLineView> page) {}

    /** One customer of a cut. */
    record CutLineView(
            String customer,
            String name,
            Optional<String> owner,
            Grade grade,

            @Schema(description = "Grade of the assessment before")
            Optional<Grade> before,

            @Schema(description = "Null without a limit, and where there deliberately is none")
            Optional<Long> limitMinor,

            boolean isUnlimited,
            long exposureMinor,
            long balanceMinor,
            long overdueMinor,
            int oldestOverdueDays,

            @Schema(description = "The amount the cut is about")
            long measureMinor,

            @Schema(description = "Codes of the warning rules that fired")
            List<String> warnings) {

        static CutLineView of(CustomerLine line) {
            return new CutLineView(
                    line.code(),
                    line.name(),
                    line.owner(),
                    line.grade(),
                    line.before(),
                    line.limitMinor().isPresent()
                            ? Optional.of(line.limitMinor().getAsLong())
                            : Optional.empty(),
                    line.isUnlimited(),
                    line.exposureMinor(),
                    line.balanceMinor(),
                    line.overdueMinor(),
                    line.oldestOverdueDays(),
                    line.measureMinor(),
                    line.rules());
        }
    }

    /** Open invoices with their sum. */
    @Schema(description = "Amounts in minor units of the currency")
    record OpenInvoicesView(
            LocalDate asOf, String currency, int customers, long openMinor, ApiPage<OpenInvoiceView> page) {}

    /** One open invoice. */
    record OpenInvoiceView(
            String customer,
            String name,
            String number,
            int instalment,
            Optional<String> order,
            LocalDate issued,
            LocalDate due,

            @Schema(description = "Whether the due day was derived from the terms")
            boolean isDueAssumed,

            @Schema(description = "0 or less while not due") int daysPastDue,

            long amountMinor,
            long openMinor,
            boolean isDisputed) {

        static OpenInvoiceView of(OpenInvoice line) {
            return new OpenInvoiceView(
                    line.code(),
                    line.name(),
                    line.number(),
                    line.instalment(),
                    line.order(),
                    line.issued(),
                    line.due(),
                    line.isDueAssumed(),
                    line.daysPastDue(),
                    line.amountMinor(),
                    line.openMinor(),
                    line.isDisputed());
        }
    }

    /** The figures of the pages beside those of the documents. */
    @Schema(description = "Amounts in minor units of the currency")
    record ProofView(
            LocalDate asOf,
            String currency,
            @Schema(description = "Buckets added up") long openMinor,
            long unappliedMinor,

            @Schema(description = "What the run says is owed")
            long balanceMinor,

            @Schema(description = "What the documents add up to")
            long documentsMinor,

            boolean isExact) {}

    @GetMapping
    @Allowed("ledger:receivable:read")
    @Operation(operationId = "getAgeing", summary = "Get receivables by age, in all and by what customers are alike in")
    AgeingView ageing(
            @Parameter(description = "customer, owner, department, region or industry")
                    @RequestParam(defaultValue = "region")
                    String by,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam
                    Optional<String> at) {
        Dimension dimension = Dimension.of(by).orElseThrow(() -> Refusal.badRequest("portfolio.fault.filter", "by"));
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        CurrentUser user = Users.current();
        Paging paging = paging(at, customers.lines(run.id(), dimension, user));
        List<AgeingLine> lines =
                customers.ageing(run.id(), Cut.everyone(), dimension, user, paging.size(), paging.skip());
        return new AgeingView(
                run.asOf(),
                run.currency().code(),
                AgeingLineView.of(customers.ageing(run.id(), Cut.everyone(), user)),
                page(lines, paging, AgeingLineView::of));
    }

    @GetMapping("/customers")
    @Allowed("ledger:receivable:read")
    @Operation(
            operationId = "listCustomersOfCut",
            summary = "List the customers behind a figure of the workbench or the portfolio, with their sums")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "worry",
            description = "alarm, overdue, over-90, over-limit, no-limit, unowned, downgraded or unapplied")
    @Parameter(in = ParameterIn.QUERY, name = "bucket", description = "With open items in this bucket, from 0 not due")
    @Parameter(in = ParameterIn.QUERY, name = "grade", description = "Of this grade, AAA to D")
    @Parameter(in = ParameterIn.QUERY, name = "run", description = "Key of another run, together with 'from'")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "Of this grade in that run; none: not known to it")
    @Parameter(in = ParameterIn.QUERY, name = "rule", description = "Warned of by the rule of this code")
    @Parameter(in = ParameterIn.QUERY, name = "by", description = "customer, owner, department, region or industry")
    @Parameter(in = ParameterIn.QUERY, name = "is", description = "What it is; empty for those without")
    CutView customers(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(description = "MEASURE, ATTENTION, EXPOSURE, OVERDUE, DAYS, GRADE or NAME")
                    @RequestParam(defaultValue = "MEASURE")
                    String sort,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam
                    Optional<String> at) {
        check(parameters, CUTS);
        Cut cut = Cut.of(parameters);
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        CurrentUser user = Users.current();
        CutTotals totals = customers.totals(run.id(), cut, user);
        Paging paging = paging(at, totals.customers());
        List<CustomerLine> lines =
                customers.rows(run.id(), cut, user, ReceivablePages.sort(sort), paging.size(), paging.skip());
        return new CutView(
                run.asOf(),
                run.currency().code(),
                totals.customers(),
                totals.measureMinor(),
                totals.exposureMinor(),
                totals.balanceMinor(),
                totals.overdueMinor(),
                page(lines, paging, CutLineView::of));
    }

    @GetMapping("/invoices")
    @Allowed("ledger:receivable:read")
    @Operation(operationId = "listOpenInvoices", summary = "List open invoices, the longest overdue first")
    @Parameter(in = ParameterIn.QUERY, name = "bucket", description = "In this ageing bucket, from 0 not due")
    @Parameter(in = ParameterIn.QUERY, name = "overdue", description = "1: past due")
    @Parameter(in = ParameterIn.QUERY, name = "due", description = "Due within so many days")
    @Parameter(in = ParameterIn.QUERY, name = "new", description = "Past due for so many days or less")
    OpenInvoicesView invoices(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(description = "Code of a customer") @RequestParam Optional<String> customer,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam
                    Optional<String> at) {
        check(parameters, INVOICE_CUTS);
        CurrentUser user = Users.current();
        Map<String, String> asked = new HashMap<>(parameters);
        customer.ifPresent(code -> asked.put("customer", Long.toString(visible.keyOf(code, user))));
        InvoiceCut cut = InvoiceCut.of(asked);
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        OpenInvoice.Totals totals = invoices.totals(run, cut, user);
        Paging paging = paging(at, totals.invoices());
        List<OpenInvoice> lines = invoices.rows(run, cut, user, paging.size(), paging.skip());
        return new OpenInvoicesView(
                run.asOf(),
                run.currency().code(),
                totals.customers(),
                totals.openMinor(),
                page(lines, paging, OpenInvoiceView::of));
    }

    @GetMapping("/proof")
    @Allowed("ledger:receivable:read")
    @Operation(
            operationId = "proveReceivables",
            summary = "Prove that buckets less what is unapplied are what the documents add up to")
    ProofView proof() {
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        CurrentUser user = Users.current();
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), user);
        ProofPage proof = new ProofPage(run, total, invoices.balanceMinor(run, user));
        return new ProofView(
                run.asOf(),
                run.currency().code(),
                total.openMinor(),
                total.unappliedMinor(),
                total.balanceMinor(),
                proof.documentsMinor(),
                proof.isExact());
    }

    /** A program that asks for something unknown must hear so: a list of all would look like an answer. */
    private static void check(Map<String, String> parameters, Set<String> known) {
        parameters.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> {
            throw Refusal.badRequest("portfolio.fault.filter", name);
        });
    }

    private static Paging paging(Optional<String> at, int total) {
        String number = at.map(text -> Cursor.parse(text)
                        .map(cursor -> cursor.values().getFirst())
                        .orElseThrow(() -> Refusal.badRequest("portfolio.fault.filter", "at")))
                .orElse("1");
        return new Paging(Paging.number(number), ReceivablePages.SIZE, total);
    }

    private static <R, T> ApiPage<T> page(List<R> lines, Paging paging, Function<R, T> view) {
        return new ApiPage<>(
                lines.stream().map(view).toList(),
                paging.hasNext() ? Optional.of(at(paging.number() + 1)) : Optional.empty(),
                paging.hasBefore() ? Optional.of(at(paging.number() - 1)) : Optional.empty(),
                Optional.of((long) paging.total()));
    }

    private static String at(int number) {
        return new Cursor(true, List.of(Integer.toString(number))).encode();
    }
}
