package io.ballast.server.portfolio;

import io.ballast.server.creditcontrol.CapBreaches;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.portfolio.AssessedCustomers.Concentrations;
import io.ballast.server.portfolio.AssessedCustomers.MoveSum;
import io.ballast.server.portfolio.AssessedCustomers.Sort;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The portfolio: exposure, age, grades and how they moved, days outstanding, concentration, warnings. */
@Controller
class PortfolioPages {
    private static final int MONTHS = 13;
    private static final int MOST_OTHERS = 24;
    private static final int LARGEST = 30;

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final CapBreaches caps;

    PortfolioPages(RunsShown runs, AssessedCustomers customers, CapBreaches caps) {
        this.runs = runs;
        this.customers = customers;
        this.caps = caps;
    }

    @GetMapping("/portfolio")
    @Allowed("portfolio:overview:read")
    ModelAndView portfolio(@RequestParam(defaultValue = "0") long from) {
        Optional<RunShown> shown = runs.inForce();
        if (shown.isEmpty()) {
            return WorkbenchPages.none(Users.current(), "portfolio.portfolio");
        }
        return Page.of("portfolio/portfolio", page(shown.get(), from, Users.current()));
    }

    private PortfolioPage page(RunShown run, long from, CurrentUser user) {
        List<RunShown> others = runs.before(run.asOf(), MOST_OTHERS);
        Optional<RunShown> compared = from == 0
                ? others.stream().findFirst()
                : Optional.of(runs.byId(from).orElseThrow(Refusal::notFound));
        List<MoveSum> moves = compared.map(other -> customers.moves(run.id(), other.id(), user))
                .orElse(List.of());
        CutTotals totals = customers.totals(run.id(), Cut.everyone(), user);
        AgeingLine ageing = customers.ageing(run.id(), Cut.everyone(), user);
        List<CustomerLine> largest = customers.rows(run.id(), Cut.everyone(), user, Sort.EXPOSURE, LARGEST, 0);
        Concentrations concentrations = customers.concentrations(run, user);
        return new PortfolioPage(
                run,
                totals,
                ageing,
                Segment.of(ageing, ageing.openMinor()),
                customers.grades(run.id(), Cut.everyone(), user),
                compared,
                others,
                moves,
                trend(run, totals, user),
                largest,
                concentrations.byCustomer(),
                concentrations.byGroup(),
                customers.rules(run.id(), Cut.everyone(), user),
                caps.of(user));
    }

    private Trend trend(RunShown inForce, CutTotals now, CurrentUser user) {
        List<RunShown> earlier = runs.monthly(inForce, MONTHS).stream()
                .filter(run -> run.asOf().isBefore(inForce.asOf()))
                .toList();
        List<Trend.Point> points = new java.util.ArrayList<>();
        for (RunShown run : earlier) {
            points.add(Trend.Point.of(run, customers.totals(run.id(), Cut.everyone(), user)));
        }
        points.add(Trend.Point.of(inForce, now));
        return new Trend(points);
    }
}
