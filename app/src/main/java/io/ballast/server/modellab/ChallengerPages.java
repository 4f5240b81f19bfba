package io.ballast.server.modellab;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Challengers of the scorecard in force, and what each would do otherwise. */
@Controller
class ChallengerPages {
    private final Challengers challengers;
    private final ChallengedCustomers customers;
    private final Trainings trainings;
    private final Watches watches;
    private final Ledger ledger;
    private final TableExport export;
    private final Formats formats;

    ChallengerPages(
            Challengers challengers,
            ChallengedCustomers customers,
            Trainings trainings,
            Watches watches,
            Ledger ledger,
            TableExport export,
            Formats formats) {
        this.challengers = challengers;
        this.customers = customers;
        this.trainings = trainings;
        this.watches = watches;
        this.ledger = ledger;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/models/challengers")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView all(@RequestParam(defaultValue = "0") long model) {
        return all(model, Optional.empty());
    }

    private ModelAndView all(long chosen, Optional<Refusal> fault) {
        return Page.of(
                "modellab/challengers",
                new ChallengersPage(
                        challengers.newest().stream()
                                .map(one -> new ChallengersPage.Row(one, challengers.latest(one.id())))
                                .toList(),
                        trainings.newest(),
                        chosen,
                        UUID.randomUUID().toString(),
                        fault),
                fault.map(Refusal::status).orElse(HttpStatus.OK));
    }

    @PostMapping("/models/challengers")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView name(
            @RequestParam String key, @RequestParam long model, @RequestParam(defaultValue = "") String purpose) {
        return Page.after(
                () -> challengers.name(model, key, purpose, Users.current()).path(),
                refusal -> all(model, Optional.of(refusal)));
    }

    @PostMapping("/models/challengers/{id:[0-9]{1,18}}/ending")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView end(@PathVariable long id, @RequestParam(defaultValue = "") String why) {
        return Page.redirect(challengers.end(id, why, Users.current()).path());
    }

    @GetMapping("/models/challengers/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id, HttpServletRequest request) {
        Challenger challenger = challengers.find(id).orElseThrow(Refusal::notFound);
        Optional<ChallengerRows.Said> said = challengers.latest(id);
        Columns<ChallengedCustomer> columns = columns();
        TableQuery query = TableQuery.of(request, columns, "");
        Optional<Table> table = said.map(latest -> Table.of(
                        "challenged",
                        "modellab.challenger.customers",
                        columns,
                        query,
                        WatchRowPages.slice(customers.of(latest.run(), id, wanted(query)), query),
                        ChallengedCustomer::customer)
                .exportable());
        return Page.of(
                "modellab/challenger",
                new ChallengerPage(
                        challenger,
                        said,
                        said.flatMap(latest -> watches.find(latest.run())).map(WatchRun::asOf),
                        table,
                        currency()));
    }

    @GetMapping({"/models/challengers/{id:[0-9]{1,18}}/export.csv", "/models/challengers/{id:[0-9]{1,18}}/export.xlsx"})
    @Allowed(value = DataSets.EXPORT, everyCustomer = true)
    void export(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ChallengerRows.Said said = challengers
                .find(id)
                .flatMap(challenger -> challengers.latest(id))
                .orElseThrow(Refusal::notFound);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<ChallengedCustomer> columns = columns();
        TableQuery query = TableQuery.of(request, columns, "");
        export.write(
                request,
                response,
                "modellab.challenger.customers",
                columns,
                query,
                fmt,
                customers.of(said.run(), id, wanted(query)).stream());
    }

    private Currency currency() {
        return ledger.currency().orElseThrow(() -> Refusal.conflict("modellab.fault.no-ledger"));
    }

    private static Predicate<ChallengedCustomer> wanted(TableQuery query) {
        Optional<Grade> inForce = query.filter("in-force").map(WatchRowPages::grade);
        Optional<Grade> challenger = query.filter("challenger").map(WatchRowPages::grade);
        Predicate<ChallengedCustomer> swap =
                query.filter("swap").map(ChallengerPages::swap).orElse(row -> true);
        return swap.and(row -> inForce.map(row.gradeInForce()::equals).orElse(true)
                && challenger.map(row.gradeOfChallenger()::equals).orElse(true));
    }

    /** Those of one side. */
    static Predicate<ChallengedCustomer> swap(String name) {
        return switch (name) {
            case "safer" -> row -> row.graded().isSafer();
            case "riskier" -> row -> row.graded().isRiskier();
            case "same" -> row -> row.distance() == 0;
            default -> throw Refusal.badRequest("modellab.watch.fault.filter", "swap", name);
        };
    }

    private Columns<ChallengedCustomer> columns() {
        Currency currency = currency();
        return new Columns<>(List.of(
                Column.text(
                        "customer",
                        "modellab.watch.customer",
                        row -> Cell.link(row.customer(), CustomerLink.to(row.customer()))),
                Column.text(
                        "grade-in-force",
                        "modellab.challenger.grade-in-force",
                        row -> Cell.of(Badge.of(row.gradeInForce()))),
                Column.text(
                        "grade-of-challenger",
                        "modellab.challenger.grade-of-challenger",
                        row -> Cell.of(Badge.of(row.gradeOfChallenger()))),
                Column.number("points", "modellab.challenger.points", row -> Cell.of(row.pointsInForce())),
                Column.number(
                        "probability-in-force",
                        "modellab.challenger.probability-in-force",
                        row -> new Cell.Share(row.probabilityInForce(), 2)),
                Column.number(
                        "probability-of-challenger",
                        "modellab.challenger.probability-of-challenger",
                        row -> new Cell.Share(row.probabilityOfChallenger(), 2)),
                Column.number(
                        "exposure",
                        "modellab.challenger.exposure",
                        row -> Cell.amount(row.exposureMinor(), currency))));
    }
}
