package io.ballast.server.creditcontrol;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Limits that are likely to break, as a page and as a file. */
@Controller
class BreakingPages {
    private static final int SIZE = 50;
    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_OWNER = 64;

    private final BreakingLimits limits;
    private final Outlook outlook;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    BreakingPages(BreakingLimits limits, Outlook outlook, TableExport export, Formats formats, Clock clock) {
        this.limits = limits;
        this.outlook = outlook;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry breakingLimitsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY,
                27,
                "creditcontrol.breaking",
                Icon.ALARM,
                "/breaking-limits",
                CreditCheckPages.READ);
    }

    @GetMapping("/breaking-limits")
    @Allowed(CreditCheckPages.READ)
    ModelAndView list(
            @RequestParam(required = false) Optional<Integer> days,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "0") int skip) {
        CurrentUser user = Users.current();
        if (skip < 0 || skip > MOST_LINES) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "skip");
        }
        BreakingLimits.Filter filter = filter(days, owner);
        List<BreakingLimit> found = limits.page(filter, skip, SIZE + 1, user);
        return Page.of(
                "creditcontrol/breaking",
                new BreakingPage(
                        found.stream().limit(SIZE).toList(),
                        days.orElse(outlook.days()),
                        outlook.days(),
                        filter.owner().orElse(""),
                        limits.count(filter, user),
                        limits.looked(user),
                        found.size() > SIZE ? Optional.of(skip + SIZE) : Optional.empty(),
                        LocalDate.now(clock)));
    }

    /**
     * Those within so many days, all of them if not said.
     *
     * @throws Refusal if the days are out of range or the owner too long
     */
    BreakingLimits.Filter filter(Optional<Integer> days, String owner) {
        int ahead = days.orElse(outlook.days());
        if (ahead < 0 || ahead > outlook.days()) {
            throw Refusal.badRequest("creditcontrol.fault.days", outlook.days());
        }
        if (owner.length() > LONGEST_OWNER) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "owner");
        }
        return new BreakingLimits.Filter(
                LocalDate.now(clock).plusDays(ahead), Optional.of(owner.strip()).filter(code -> !code.isEmpty()));
    }

    @GetMapping({"/breaking-limits.csv", "/breaking-limits.xlsx"})
    @Allowed(HoldPages.EXPORT)
    void export(
            @RequestParam(required = false) Optional<Integer> days,
            @RequestParam(defaultValue = "") String owner,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<BreakingLimit> columns = columns(fmt);
        List<BreakingLimit> found = limits.page(filter(days, owner), 0, MOST_LINES, Users.current());
        export.write(
                request,
                response,
                "creditcontrol.breaking",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                found.stream());
    }

    private static Columns<BreakingLimit> columns(Fmt fmt) {
        return new Columns<>(List.of(
                column("breaks-on", "breaking.day", row -> Cell.of(row.breaksOn())),
                column("code", "customer.hint", row -> Cell.of(row.code())),
                column("customer", "customer", row -> Cell.of(row.name())),
                column("owner", "breaking.owner", row -> Cell.of(row.owner())),
                number("limit", "breaking.limit", row -> Cell.amount(row.limitMinor(), row.currency())),
                number("exposure", "breaking.exposure", row -> Cell.amount(row.exposureMinor(), row.currency())),
                number("available", "breaking.available", row -> Cell.amount(row.availableMinor(), row.currency())),
                column("lowest-on", "breaking.lowest-on", row -> Cell.of(row.lowestOn())),
                number("lowest", "breaking.lowest", row -> Cell.amount(row.lowestMinor(), row.currency())),
                column("currency", "currency", row -> Cell.of(row.currency().code())),
                column("causes", "breaking.causes", row -> Cell.of(causes(row, fmt))),
                column("as-of", "breaking.as-of", row -> Cell.of(row.asOf()))));
    }

    private static String causes(BreakingLimit row, Fmt fmt) {
        return row.causes().stream()
                .map(cause -> fmt.text("creditcontrol.breaking.cause." + cause.kind()) + " " + cause.number() + " "
                        + fmt.amount(cause.minor(), row.currency()))
                .collect(Collectors.joining("; "));
    }

    private static Column<BreakingLimit> column(String key, String label, Function<BreakingLimit, Cell> cell) {
        return Column.text(key, "creditcontrol." + label, cell);
    }

    private static Column<BreakingLimit> number(String key, String label, Function<BreakingLimit, Cell> cell) {
        return Column.number(key, "creditcontrol." + label, cell);
    }
}
