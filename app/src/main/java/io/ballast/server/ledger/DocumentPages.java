package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.customers.OwnCompanies;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.CustomerDocuments.Document;
import io.ballast.server.ledger.CustomerDocuments.Span;
import io.ballast.server.ledger.CustomerDocuments.Wanted;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Subject;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The rows behind the figures of a customer's page. */
@Controller
class DocumentPages {
    private final CustomerSubjects subjects;
    private final CustomerDocuments documents;
    private final OwnCompanies companies;
    private final Ledger ledger;
    private final Formats formats;

    DocumentPages(
            CustomerSubjects subjects,
            CustomerDocuments documents,
            OwnCompanies companies,
            Ledger ledger,
            Formats formats) {
        this.subjects = subjects;
        this.documents = documents;
        this.companies = companies;
        this.ledger = ledger;
        this.formats = formats;
    }

    @GetMapping("/customers/{code}/documents/{kindCode}")
    @Allowed("ledger:invoice:read")
    ModelAndView documents(@PathVariable String code, @PathVariable String kindCode, HttpServletRequest request) {
        Customer customer = subjects.profile(code, Users.current()).customer();
        DocumentKind kind = DocumentKind.of(kindCode).orElseThrow(Refusal::notFound);
        Currency base = ledger.currency().orElseThrow(Refusal::notFound);
        Columns<Document> columns = columns(kind, base, formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "-day");
        Subject subject = subjects.of(customer);
        Optional<OwnCompany> company = company(query);
        Wanted wanted = new Wanted(span(query), company.map(OwnCompany::code), month(query));
        Slice<Document> slice = documents.page(subject, kind, wanted, query);
        return Page.of(
                "ledger/documents",
                new DocumentPage(
                        customer,
                        kind,
                        label(query),
                        company,
                        wanted.month(),
                        subject.at().date(),
                        base,
                        documents.sum(subject, kind, wanted),
                        Table.of(
                                "documents",
                                "ledger.documents." + kind.code(),
                                columns,
                                query,
                                slice,
                                document -> Long.toString(document.id()))));
    }

    static Columns<Document> columns(DocumentKind kind, Currency base, Fmt fmt) {
        String label = "ledger.documents." + kind.code() + ".";
        return new Columns<>(List.of(
                Column.<Document>text("number", "ledger.document.number", document -> Cell.of(document.number())),
                Column.<Document>text("day", label + "day", document -> Cell.of(document.day()))
                        .sortable(),
                Column.<Document>text(
                        "second", label + "second", document -> Cell.orNone(document.secondDay(), Cell::of)),
                Column.<Document>text(
                        "currency",
                        "ledger.document.currency",
                        document -> Cell.of(document.currency().code())),
                Column.<Document>number(
                        "original",
                        "ledger.document.original",
                        document -> Cell.amount(document.amountMinor(), document.currency())),
                Column.<Document>number(
                                "amount", "ledger.document.amount", document -> Cell.amount(document.baseMinor(), base))
                        .sortable(),
                Column.<Document>number("open", label + "open", document -> Cell.amount(document.openMinor(), base))
                        .sortable(),
                Column.<Document>text("note", label + "note", document -> Cell.of(kind.words(document.note(), fmt))),
                Column.<Document>text(
                        "company", "ledger.document.company", document -> Cell.of(document.ownCompany()))));
    }

    private Optional<OwnCompany> company(TableQuery query) {
        return query.filter("company")
                .map(text -> companies.find(OwnCompany.fromAddress(text)).orElseThrow(Refusal::notFound));
    }

    private static Optional<YearMonth> month(TableQuery query) {
        try {
            return query.filter("month").map(YearMonth::parse);
        } catch (DateTimeException e) {
            throw Refusal.notFound();
        }
    }

    private static Span span(TableQuery query) {
        String open = query.filter("open").orElse("");
        return switch (open) {
            case "all" -> Span.OPEN;
            case "overdue" -> Span.OVERDUE;
            default -> bucket(query).map(Span::ofBucket).orElse(Span.ALL);
        };
    }

    private static Optional<Text> label(TableQuery query) {
        return bucket(query).map(AgeingPanel.BUCKETS::label);
    }

    private static Optional<Integer> bucket(TableQuery query) {
        return query.filter("bucket")
                .map(text -> Optional.of(text)
                        .filter(digit -> digit.matches("\\d"))
                        .map(Integer::valueOf)
                        .filter(bucket -> bucket < AgeingPanel.BUCKETS.size())
                        .orElseThrow(Refusal::notFound));
    }
}
