package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.Policies;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calendar of limits that end, a month or a day at a time, as a page and as a file. */
@Controller
class ExpiryPages {
    private static final int SIZE = 100;
    private static final int MOST_LINES = 100_000;
    private static final int FARTHEST_YEARS = 20;

    private final ExpiringLimits limits;
    private final ExpiryNotices notices;
    private final Policies policies;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    ExpiryPages(
            ExpiringLimits limits,
            ExpiryNotices notices,
            Policies policies,
            TableExport export,
            Formats formats,
            Clock clock) {
        this.limits = limits;
        this.notices = notices;
        this.policies = policies;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry limitCalendarEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY, 45, "limits.expiry", Icon.CLOCK, "/limit-calendar", Authority.READ);
    }

    @GetMapping("/limit-calendar")
    @Allowed(Authority.READ)
    ModelAndView calendar(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean soon,
            @RequestParam(defaultValue = "0") int skip) {
        CurrentUser user = Users.current();
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> one = day(day, today);
        YearMonth shown = one.map(YearMonth::from).orElseGet(() -> month(month, today));
        Optional<ExpiringLimit.Kind> wanted = kind(kind);
        ExpiringLimits.Filter listed = soon ? notices.soon(today, wanted) : filter(shown, one, wanted);
        if (skip < 0 || skip > MOST_LINES) {
            throw Refusal.badRequest("limits.fault.filter", "skip");
        }
        List<ExpiringLimit> found = limits.page(listed, skip, SIZE + 1, user);
        return Page.of(
                "limits/calendar",
                new ExpiryPage(
                        shown,
                        soon,
                        one,
                        wanted,
                        limits.counts(filter(shown, Optional.empty(), wanted), user),
                        found.stream().limit(SIZE).toList(),
                        ExpiryEffect.of(policies.inForce(today).policy().checks()),
                        found.size() > SIZE ? Optional.of(skip + SIZE) : Optional.empty(),
                        user.seesEveryCustomer(),
                        today));
    }

    private static ExpiringLimits.Filter filter(
            YearMonth month, Optional<LocalDate> day, Optional<ExpiringLimit.Kind> kind) {
        return new ExpiringLimits.Filter(day.orElse(month.atDay(1)), day.orElse(month.atEndOfMonth()), kind);
    }

    private static YearMonth month(String written, LocalDate today) {
        try {
            YearMonth month = written.isBlank() ? YearMonth.from(today) : YearMonth.parse(written.strip());
            near(month.atDay(1), today, "month");
            return month;
        } catch (DateTimeException e) {
            throw Refusal.badRequest("limits.fault.filter", "month");
        }
    }

    private static Optional<LocalDate> day(String written, LocalDate today) {
        try {
            Optional<LocalDate> day =
                    written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
            day.ifPresent(one -> near(one, today, "day"));
            return day;
        } catch (DateTimeException e) {
            throw Refusal.badRequest("limits.fault.filter", "day");
        }
    }

    private static void near(LocalDate day, LocalDate today, String name) {
        if (Math.abs(day.getYear() - today.getYear()) > FARTHEST_YEARS) {
            throw Refusal.badRequest("limits.fault.filter", name);
        }
    }

    static Optional<ExpiringLimit.Kind> kind(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(ExpiringLimit.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("limits.fault.filter", "kind")));
    }

    @GetMapping({"/limit-calendar.csv", "/limit-calendar.xlsx"})
    @Allowed(Authority.EXPORT)
    void export(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean soon,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<ExpiringLimit> columns = columns(fmt);
        Optional<LocalDate> one = day(day, today);
        YearMonth shown = one.map(YearMonth::from).orElseGet(() -> month(month, today));
        ExpiringLimits.Filter listed = soon ? notices.soon(today, kind(kind)) : filter(shown, one, kind(kind));
        List<ExpiringLimit> found = limits.page(listed, 0, MOST_LINES, Users.current());
        export.write(
                request, response, "limits.expiry", columns, TableQuery.of(request, columns, ""), fmt, found.stream());
    }

    private static Columns<ExpiringLimit> columns(Fmt fmt) {
        return new Columns<>(List.of(
                column("last-day", "limits.expiry.last-day", row -> Cell.of(row.lastDay())),
                column("kind", "limits.expiry.kind", row -> Cell.of(ExpiryPage.kind(row, fmt))),
                column(
                        "document",
                        "limits.expiry.document",
                        row -> Cell.of(row.document()
                                .map(ExpiringLimit.Document::number)
                                .orElse(""))),
                column("code", "limits.code", row -> Cell.of(row.of().code())),
                column("customer", "limits.customer", row -> Cell.of(row.of().name())),
                column("owner", "limits.expiry.owner", row -> Cell.of(row.owner())),
                column("limit", "limits.in-force", row -> Cell.of(LimitWords.limit(row.limit(), row.currency(), fmt))),
                column("from", "limits.from", row -> Cell.of(row.validFrom()))));
    }

    private static Column<ExpiringLimit> column(String key, String label, Function<ExpiringLimit, Cell> cell) {
        return Column.text(key, label, cell);
    }
}
