package io.ballast.server.ledger;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.CustomerDocuments.Document;
import io.ballast.server.ledger.CustomerDocuments.Span;
import io.ballast.server.ledger.CustomerDocuments.Sum;
import io.ballast.server.ledger.CustomerDocuments.Wanted;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Subject;
import io.ballast.server.web.TableQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a customer, for programs: the rows behind its figures. */
@RestController
@RequestMapping("/api/v1/customers/{code}/documents")
@Tag(
        name = "documents",
        description = "Invoices, receipts, credit memos, orders, deliveries, disputes and bills of customers")
class DocumentsApi {
    private static final Set<String> FILTERS = Set.of("which", "asOf", "knowledge", "ownCompany", "month");

    private final CustomerSubjects subjects;
    private final CustomerDocuments documents;
    private final Ledger ledger;
    private final Formats formats;

    DocumentsApi(CustomerSubjects subjects, CustomerDocuments documents, Ledger ledger, Formats formats) {
        this.subjects = subjects;
        this.documents = documents;
        this.ledger = ledger;
        this.formats = formats;
    }

    /** Which documents are wanted. */
    enum Which {
        ALL(Span.ALL),
        OPEN(Span.OPEN),
        OVERDUE(Span.OVERDUE);

        private final Span span;

        Which(Span span) {
            this.span = span;
        }
    }

    /** A document as it stood on the day asked for. */
    record DocumentView(
            @Schema(description = "Number in the source system; an instalment after the first is told by /2, /3, …")
            String number,

            LocalDate day,

            @Schema(
                    description =
                            "Due day of an invoice or bill; end of an order or dispute; day a delivery was invoiced")
            Optional<LocalDate> secondDay,

            @Schema(description = "Currency of the amount") String currency,

            @Schema(description = "In minor units of its currency")
            long amountMinor,

            @Schema(description = "In minor units of the reporting currency")
            long baseMinor,

            @Schema(description = "What is open or not applied of it, in minor units of the reporting currency")
            long openMinor,

            @Schema(
                    description = "Order number and dunning level of an invoice, reason or category, by kind; may be"
                            + " empty. Of a bill its kind, its state and who has to pay it")
            String note,

            @Schema(description = "Code of the company of ours it is of; empty for the main one")
            String ownCompany) {

        static DocumentView of(Document document) {
            return new DocumentView(
                    document.number(),
                    document.day(),
                    document.secondDay(),
                    document.currency().code(),
                    document.amountMinor(),
                    document.baseMinor(),
                    document.openMinor(),
                    document.note(),
                    document.ownCompany());
        }
    }

    /** Documents of a page with the sums of all pages. */
    record DocumentsView(
            @Schema(description = "Day of the figures") LocalDate asOf,

            @Schema(description = "Reporting currency") String currency,

            @Schema(description = "Of all pages together") Sum sum,

            ApiPage<DocumentView> page) {}

    @GetMapping("/{kind}")
    @Allowed("ledger:invoice:read")
    @Operation(
            operationId = "listDocuments",
            summary = "List the documents of a customer of one kind as they stood on a day",
            description = "What was settled later counts as open; what was issued or recorded later is not listed.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "day, amount or open; with a leading dash largest first, which is usual for day")
    @Parameter(in = ParameterIn.QUERY, name = "at", description = "Place in the list, as the page before gave it")
    @Parameter(in = ParameterIn.QUERY, name = "size", description = "Items of a page: 25, 50, 100 or 200")
    DocumentsView list(
            @Parameter(description = "Code of the customer") @PathVariable String code,
            @Parameter(description = "invoices, receipts, memos, orders, deliveries, disputes or bills") @PathVariable
                    String kind,
            @Parameter(description = "Of invoices: all, those with something open, or those open past due")
                    @RequestParam(defaultValue = "ALL")
                    Which which,
            @Parameter(description = "Code of the company of ours, a dash for the main one; all if not given")
                    @RequestParam
                    Optional<String> ownCompany,
            @Parameter(
                            description = "Month of their day, such as 2026-10; all if not given. Orders cancelled by"
                                    + " its end are left out")
                    @RequestParam
                    @DateTimeFormat(pattern = "yyyy-MM")
                    Optional<YearMonth> month,
            @Parameter(description = "Day of the figures; that of the assessment in force if not given")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> asOf,
            @Parameter(
                            description = "AS_KNOWN_THEN: only what was recorded by that day; AS_KNOWN_NOW: all that is"
                                    + " recorded; counts with asOf only")
                    @RequestParam(defaultValue = "AS_KNOWN_THEN")
                    Knowledge knowledge,
            @Parameter(hidden = true) HttpServletRequest request) {
        Subject customer = subjects.of(subjects.profile(code, Users.current()).customer());
        DocumentKind known = DocumentKind.of(kind).orElseThrow(Refusal::notFound);
        Currency base = ledger.currency().orElseThrow(Refusal::notFound);
        TableQuery query =
                TableQuery.of(request, DocumentPages.columns(known, base, formats.of(Preferences.of(request))), "-day");
        boolean isSpanOfInvoices = which == Which.ALL || known == DocumentKind.INVOICES;
        if (!isSpanOfInvoices || !FILTERS.containsAll(query.filters().keySet())) {
            throw Refusal.badRequest("web.table.fault");
        }
        Subject then = asOf.map(day ->
                        new Subject(customer.type(), customer.id(), customer.code(), PointInTime.of(day, knowledge)))
                .orElse(customer);
        Wanted wanted = new Wanted(which.span, ownCompany.map(OwnCompany::fromAddress), month);
        return new DocumentsView(
                then.at().date(),
                base.code(),
                documents.sum(then, known, wanted),
                ApiPage.of(documents.page(then, known, wanted, query), DocumentView::of));
    }
}
