package io.ballast.server.portfolio;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.portfolio.WorkbenchPage.InvoiceTile;
import io.ballast.server.portfolio.WorkbenchPage.WorryTile;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.TodayCount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page: what needs me today. */
@Controller
class WorkbenchPages {
    static final int DAYS = 7;
    private static final int FIRST = 10;

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final OpenInvoices invoices;
    private final List<TodayCount> counts;

    WorkbenchPages(RunsShown runs, AssessedCustomers customers, OpenInvoices invoices, List<TodayCount> counts) {
        this.runs = runs;
        this.customers = customers;
        this.invoices = invoices;
        this.counts = counts.stream()
                .sorted(Comparator.comparingInt(TodayCount::order))
                .toList();
    }

    @GetMapping("/")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView workbench() {
        CurrentUser user = Users.current();
        Optional<RunShown> run = runs.inForce();
        if (run.isEmpty()) {
            return none(user, "portfolio.workbench");
        }
        return Page.of("portfolio/workbench", page(run.get(), user));
    }

    /** The page that stands in for all others until something was assessed. */
    static ModelAndView none(CurrentUser user, String title) {
        return Page.of(
                "portfolio/nothing",
                new NoRunPage(title, user.may("connectors:batch:write"), user.may("assessment:run:write")));
    }

    private WorkbenchPage page(RunShown run, CurrentUser user) {
        AgeingLine ageing = customers.ageing(run.id(), Cut.everyone(), user);
        return new WorkbenchPage(
                user.displayName(),
                run,
                counts.stream().flatMap(count -> count.now().stream()).toList(),
                customers.totals(run.id(), Cut.everyone(), user),
                ageing,
                Segment.of(ageing, ageing.openMinor()),
                tiles(run, user),
                tile(run, new InvoiceCut.When.DueWithin(DAYS), user),
                tile(run, new InvoiceCut.When.NewlyOverdue(DAYS), user),
                customers.rows(run.id(), Cut.everyone(), user, AssessedCustomers.Sort.ATTENTION, FIRST, 0));
    }

    private List<WorryTile> tiles(RunShown run, CurrentUser user) {
        return customers.worries(run.id(), user).stream()
                .map(sum -> new WorryTile(sum.worry(), sum.customers(), sum.measureMinor()))
                .toList();
    }

    private InvoiceTile tile(RunShown run, InvoiceCut.When when, CurrentUser user) {
        InvoiceCut cut = InvoiceCut.of(when);
        return new InvoiceTile(cut, DAYS, invoices.totals(run, cut, user));
    }
}
