package io.ballast.server.earlywarning;

import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Warnings: list, acknowledge one or many with a comment, export. */
@Controller
class WarningPages {
    private static final int SIZE = 50;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_COMMENT = 1_000;

    private final Alerts alerts;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    WarningPages(
            Alerts alerts,
            Audit audit,
            TransactionTemplate transactions,
            TableExport export,
            Formats formats,
            Clock clock) {
        this.alerts = alerts;
        this.audit = audit;
        this.transactions = transactions;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry warningsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY,
                20,
                "earlywarning.warnings",
                Icon.WARNING,
                "/warnings",
                "earlywarning:alert:read");
    }

    @GetMapping("/warnings")
    @Allowed("earlywarning:alert:read")
    ModelAndView list(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int done) {
        if (page < 1 || page > MOST_PAGES) {
            throw Refusal.badRequest("earlywarning.fault.filter", "page");
        }
        return Page.of("earlywarning/warnings", page(AlertFilter.of(parameters), page, done, Optional.empty()));
    }

    private WarningsPage page(AlertFilter filter, int number, int done, Optional<String> fault) {
        CurrentUser user = Users.current();
        List<Alert> found = alerts.rows(filter, user, SIZE + 1, (number - 1) * SIZE);
        return new WarningsPage(
                filter,
                alerts.totals(filter, user),
                found.stream().limit(SIZE).toList(),
                alerts.rules(),
                alerts.currency(),
                number,
                found.size() > SIZE,
                done,
                fault);
    }

    @PostMapping("/warnings/acknowledgements")
    @Allowed("earlywarning:alert:write")
    ModelAndView acknowledge(
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String back) {
        AlertFilter filter = AlertFilter.of(parameters);
        String said = comment.strip();
        if (ids.isEmpty() || ids.size() > SIZE || said.isEmpty() || said.length() > LONGEST_COMMENT) {
            String key = ids.isEmpty() ? "earlywarning.fault.none" : "earlywarning.fault.comment";
            return Page.of(
                    "earlywarning/warnings", page(filter, 1, 0, Optional.of(key)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        CurrentUser user = Users.current();
        Integer done = transactions.execute(status -> {
            List<Long> changed = alerts.acknowledge(ids, said, user, clock.instant());
            changed.forEach(id -> audit.record(
                    "earlywarning.alert.acknowledged",
                    "alert",
                    String.valueOf(id),
                    said,
                    Map.of("state", Alert.State.OPEN.name()),
                    Map.of("state", Alert.State.ACKNOWLEDGED.name())));
            return changed.size();
        });
        return Page.redirect(
                back.isEmpty()
                        ? "/warnings" + filter.query() + "&done=" + (done == null ? 0 : done)
                        : CustomerLink.to(back) + "#warnings");
    }

    @GetMapping({"/warnings.csv", "/warnings.xlsx"})
    @Allowed("earlywarning:alert:export")
    void export(@RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<Alert> columns = columns(fmt);
        List<Alert> rows = alerts.rows(AlertFilter.of(parameters), Users.current(), MOST_LINES, 0);
        export.write(
                request,
                response,
                "earlywarning.warnings",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                rows.stream());
    }

    private Columns<Alert> columns(Fmt fmt) {
        return new Columns<>(List.of(
                column("severity", alert -> Cell.of(fmt.text(alert.severity().label()))),
                column("rule", alert -> Cell.of(fmt.text(alert.label()))),
                column("code", alert -> Cell.of(alert.code())),
                column("customer", alert -> Cell.of(alert.name())),
                column("state", alert -> Cell.of(fmt.text(alert.state().label()))),
                column("since", alert -> Cell.of(alert.firstSeen())),
                column("last", alert -> Cell.of(alert.lastSeen())),
                column("because", alert -> Cell.of(because(alert, fmt))),
                column("comment", alert -> Cell.of(alert.comment().orElse("")))));
    }

    private static Column<Alert> column(String key, Function<Alert, Cell> cell) {
        return Column.text(key, "earlywarning." + key, cell);
    }

    private String because(Alert alert, Fmt fmt) {
        return alert.because().stream()
                .map(observed -> WarningsPage.saw(observed, alerts.currency(), fmt))
                .collect(Collectors.joining("; "));
    }
}
