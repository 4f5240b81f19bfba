package io.ballast.server.portfolio;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Receivables by age, and down from there to customers and invoices. */
@Controller
class ReceivablePages {
    static final int SIZE = 50;
    private static final String TITLE = "portfolio.receivables";

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final OpenInvoices invoices;

    ReceivablePages(RunsShown runs, AssessedCustomers customers, OpenInvoices invoices) {
        this.runs = runs;
        this.customers = customers;
        this.invoices = invoices;
    }

    @GetMapping("/receivables")
    @Allowed("ledger:receivable:read")
    ModelAndView ageing(
            @RequestParam(defaultValue = "region") String by, @RequestParam(defaultValue = "1") String page) {
        Dimension dimension = Dimension.of(by).orElseThrow(() -> Refusal.badRequest("portfolio.fault.filter", "by"));
        Optional<RunShown> shown = runs.inForce();
        if (shown.isEmpty()) {
            return WorkbenchPages.none(Users.current(), TITLE);
        }
        RunShown run = shown.get();
        CurrentUser user = Users.current();
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), user);
        int lineTotal = customers.lines(run.id(), dimension, user);
        Paging paging = new Paging(Paging.number(page), SIZE, lineTotal);
        List<AgeingLine> lines =
                customers.ageing(run.id(), Cut.everyone(), dimension, user, paging.size(), paging.skip());
        long longest = lines.stream().mapToLong(AgeingLine::openMinor).max().orElse(0);
        return Page.of(
                "portfolio/receivables",
                new ReceivablesPage(
                        run,
                        dimension,
                        total,
                        Segment.of(total, total.openMinor()),
                        lines.stream()
                                .map(line -> new ReceivablesPage.Line(line, Segment.of(line, longest)))
                                .toList(),
                        paging));
    }

    /** The proof that the figures are those of the documents; asked for by the page once it is there. */
    @GetMapping("/receivables/proof")
    @Allowed("ledger:receivable:read")
    ModelAndView proof() {
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        CurrentUser user = Users.current();
        AgeingLine total = customers.ageing(run.id(), Cut.everyone(), user);
        return Page.of("portfolio/proof", new ProofPage(run, total, invoices.balanceMinor(run, user)));
    }

    @GetMapping("/receivables/customers")
    @Allowed("ledger:receivable:read")
    ModelAndView customers(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "MEASURE") String sort,
            @RequestParam(defaultValue = "1") String page) {
        Cut cut = Cut.of(parameters);
        Optional<RunShown> shown = runs.inForce();
        if (shown.isEmpty()) {
            return WorkbenchPages.none(Users.current(), TITLE);
        }
        CurrentUser user = Users.current();
        long run = shown.get().id();
        AssessedCustomers.Sort order = sort(sort);
        CutTotals totals = customers.totals(run, cut, user);
        Paging paging = new Paging(Paging.number(page), SIZE, totals.customers());
        List<CustomerLine> lines = customers.rows(run, cut, user, order, SIZE, paging.skip());
        return Page.of("portfolio/customers", new CustomersPage(shown.get(), cut, totals, order, lines, paging));
    }

    static AssessedCustomers.Sort sort(String name) {
        return Arrays.stream(AssessedCustomers.Sort.values())
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("portfolio.fault.filter", "sort"));
    }

    @GetMapping("/receivables/invoices")
    @Allowed("ledger:receivable:read")
    ModelAndView invoices(@RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "1") String page) {
        InvoiceCut cut = InvoiceCut.of(parameters);
        Optional<RunShown> shown = runs.inForce();
        if (shown.isEmpty()) {
            return WorkbenchPages.none(Users.current(), TITLE);
        }
        RunShown run = shown.get();
        CurrentUser user = Users.current();
        Optional<String> name =
                cut.customer().map(customer -> invoices.nameOf(customer, user).orElseThrow(Refusal::notFound));
        OpenInvoice.Totals totals = invoices.totals(run, cut, user);
        Paging paging = new Paging(Paging.number(page), SIZE, totals.invoices());
        List<OpenInvoice> lines = invoices.rows(run, cut, user, SIZE, paging.skip());
        return Page.of("portfolio/invoices", new InvoicesPage(run, cut, name, totals, lines, paging));
    }
}
