package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Assessment runs: list, start by hand, live progress, cancel, compare. */
@Controller
class RunPages {
    private static final int SIZE = 50;
    private static final int MOST_CHANGES = 100;
    private static final int MOST_MONTHS = 24;

    private final AssessmentRuns runs;
    private final RunComparison comparison;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RunPages(
            AssessmentRuns runs, RunComparison comparison, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.runs = runs;
        this.comparison = comparison;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry runsEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.DATA, 20, "assessment.runs", Icon.RUN, "/runs", "assessment:run:read")
                .forEveryCustomer();
    }

    @GetMapping("/runs")
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    ModelAndView list(
            @RequestParam(defaultValue = "0") long before, @RequestParam(defaultValue = "false") boolean started) {
        return Page.of("assessment/runs", page(before, started, Optional.empty()));
    }

    /** The table alone, for polling while a run is under way. */
    @GetMapping("/runs/table")
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    ModelAndView table() {
        return Page.of("assessment/runtable", page(0, false, Optional.empty()));
    }

    private RunsPage page(long before, boolean isExpected, Optional<String> fault) {
        OptionalLong from = before > 0 ? OptionalLong.of(before) : OptionalLong.empty();
        List<Run> found = runs.newest(from, SIZE + 1);
        return new RunsPage(
                found.stream().limit(SIZE).toList(),
                LocalDate.now(clock),
                clock.instant(),
                isExpected,
                found.size() > SIZE,
                fault);
    }

    @PostMapping("/runs")
    @Allowed(value = "assessment:run:write", everyCustomer = true)
    ModelAndView start(
            @RequestParam String asOf,
            @RequestParam(defaultValue = "AS_KNOWN_THEN") String knowledge,
            @RequestParam(defaultValue = "0") int months) {
        Optional<LocalDate> day = day(asOf);
        Optional<Knowledge> known = List.of(Knowledge.values()).stream()
                .filter(mode -> mode.name().equals(knowledge))
                .findFirst();
        if (day.isEmpty() || known.isEmpty() || months < 0 || months > MOST_MONTHS) {
            return refused("assessment.runs.fault.day");
        }
        if (runs.isBusy()) {
            return refused("assessment.runs.fault.busy");
        }
        String user = Users.current().username();
        transactions.executeWithoutResult(status -> audit.record(
                "assessment.run.started",
                "run",
                day.get().toString(),
                "",
                Map.of(),
                Map.of("asOf", day.get().toString(), "knowledge", known.get().name(), "months", months)));
        if (months > 0) {
            runs.startMonthEnds(months, day.get(), user);
        }
        runs.start(new RunRequest(day.get(), known.get(), Run.Trigger.MANUAL, user));
        return Page.redirect("/runs?started=true");
    }

    private ModelAndView refused(String key) {
        return Page.of("assessment/runs", page(0, false, Optional.of(key)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(day).filter(asked -> RunRequest.isPossible(asked, LocalDate.now(clock)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/runs/{id:[0-9]+}")
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    ModelAndView run(@PathVariable long id) {
        return Page.of("assessment/run", new RunPage(byId(id), clock.instant()));
    }

    /** The state of one run alone, for polling. */
    @GetMapping("/runs/{id:[0-9]+}/progress")
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    ModelAndView progress(@PathVariable long id) {
        return Page.of("assessment/runprogress", new RunPage(byId(id), clock.instant()));
    }

    @PostMapping("/runs/{id:[0-9]+}/cancel")
    @Allowed(value = "assessment:run:write", everyCustomer = true)
    ModelAndView cancel(@PathVariable long id) {
        Run run = byId(id);
        boolean isStopping = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isAsked = runs.cancel(id);
            if (isAsked) {
                audit.record(
                        "assessment.run.cancelled",
                        "run",
                        String.valueOf(id),
                        "",
                        Map.of("state", run.state().name()),
                        Map.of());
            }
            return isAsked;
        }));
        if (!isStopping) {
            throw Refusal.conflict("assessment.runs.fault.over");
        }
        return Page.redirect("/runs/" + id);
    }

    @GetMapping("/runs/compare")
    @Allowed("assessment:run:read")
    ModelAndView compare(@RequestParam long from, @RequestParam long to) {
        Run earlier = runs.published(from);
        Run later = runs.published(to);
        return Page.of(
                "assessment/comparison",
                new RunComparisonPage(
                        earlier,
                        later,
                        comparison.sums(from, to, Users.current()),
                        comparison.changed(from, to, Users.current(), MOST_CHANGES)));
    }

    private Run byId(long id) {
        return runs.byId(id).orElseThrow(Refusal::notFound);
    }
}
