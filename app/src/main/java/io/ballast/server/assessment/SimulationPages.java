package io.ballast.server.assessment;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tries a draft of the policy on the portfolio, and shows what it changes. */
@Controller
class SimulationPages {
    private static final int MOST_SHOWN = 100;

    private final Simulations simulations;
    private final TableExport export;
    private final Formats formats;

    SimulationPages(Simulations simulations, TableExport export, Formats formats) {
        this.simulations = simulations;
        this.export = export;
        this.formats = formats;
    }

    @PostMapping("/simulations")
    @Allowed(Simulations.WRITE)
    ModelAndView start(@RequestParam long draft, @RequestParam(defaultValue = "0") int months) {
        return Page.redirect("/jobs/" + simulations.start(draft, months, Users.current()));
    }

    @GetMapping("/simulations/{id:[0-9]{1,18}}")
    @Allowed(Simulations.READ)
    ModelAndView one(@PathVariable long id) {
        Simulation simulation = found(id);
        return Page.of(
                "assessment/simulation",
                new SimulationPage(
                        simulation,
                        simulations.isStale(simulation),
                        simulations.cells(simulation),
                        simulations.rules(simulation),
                        simulations.changes(simulation, MOST_SHOWN)));
    }

    @GetMapping({"/simulations/{id:[0-9]{1,18}}/export.csv", "/simulations/{id:[0-9]{1,18}}/export.xlsx"})
    @Allowed("assessment:simulation:export")
    void export(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Simulation simulation = found(id);
        Columns<SimulationRows.Change> columns = columns(simulation.currency());
        try (Stream<SimulationRows.Change> changes = simulations.allChanges(simulation, TableExport.MOST_ROWS)) {
            export.write(
                    request,
                    response,
                    "assessment.simulation",
                    columns,
                    TableQuery.of(request, columns, ""),
                    formats.of(Preferences.of(request)).inFull(),
                    changes);
        }
    }

    private static Columns<SimulationRows.Change> columns(Currency currency) {
        return new Columns<>(List.of(
                Column.text("code", "assessment.column.code", change -> Cell.of(change.code())),
                Column.text(
                        "name",
                        "assessment.runs.customer",
                        change -> Cell.link(change.name(), CustomerLink.to(change.code()))),
                Column.text(
                        "from-grade",
                        "assessment.simulation.from-grade",
                        change -> Cell.of(Badge.of(change.fromGrade()))),
                Column.text(
                        "to-grade", "assessment.simulation.to-grade", change -> Cell.of(Badge.of(change.toGrade()))),
                Column.number(
                        "from-points", "assessment.simulation.from-points", change -> Cell.of(change.fromPoints())),
                Column.number("to-points", "assessment.simulation.to-points", change -> Cell.of(change.toPoints())),
                Column.number(
                        "from-limit",
                        "assessment.simulation.from-limit",
                        change -> amount(change.fromLimitMinor(), currency)),
                Column.number(
                        "to-limit",
                        "assessment.simulation.to-limit",
                        change -> amount(change.toLimitMinor(), currency)),
                Column.number(
                        "exposure",
                        "assessment.runs.exposure",
                        change -> Cell.amount(change.exposureMinor(), currency)),
                Column.text(
                        "added", "assessment.simulation.added", change -> Cell.of(String.join(" ", change.added()))),
                Column.text(
                        "dropped",
                        "assessment.simulation.dropped",
                        change -> Cell.of(String.join(" ", change.dropped())))));
    }

    private static Cell amount(OptionalLong minor, Currency currency) {
        return minor.isPresent() ? Cell.amount(minor.getAsLong(), currency) : Cell.of("");
    }

    private Simulation found(long id) {
        return simulations.find(id, Users.current()).orElseThrow(Refusal::notFound);
    }
}
