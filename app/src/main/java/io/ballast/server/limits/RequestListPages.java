package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Requests for limits as a list and as a file. */
@Controller
class RequestListPages {
    private static final int SIZE = 50;
    private static final int MOST_LINES = 100_000;

    private final RequestRows rows;
    private final Obligors obligors;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    RequestListPages(RequestRows rows, Obligors obligors, TableExport export, Formats formats, Clock clock) {
        this.rows = rows;
        this.obligors = obligors;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping("/limit-requests")
    @Allowed(Authority.READ)
    ModelAndView list(
            @RequestParam Optional<String> tab,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String state,
            @RequestParam Optional<String> at) {
        CurrentUser user = Users.current();
        List<Tab> tabs = tabs(user);
        Tab shownTab = tab.map(Tab::of).orElse(tabs.getFirst());
        Optional<RequestState> shownState = state(state);
        List<LimitRequest> found = filter(shownTab, customer, group, shownState, user)
                .map(filter -> rows.page(filter, at.map(RequestPlace::of), SIZE + 1, user))
                .orElse(List.of());
        List<LimitRequest> shown = found.stream().limit(SIZE).toList();
        return Page.of(
                "limits/requests",
                new RequestListPage(
                        shown,
                        shownTab,
                        tabs,
                        customer,
                        group,
                        user.seesEveryCustomer(),
                        shownState,
                        found.size() > SIZE ? Optional.of(RequestPlace.after(shown.getLast())) : Optional.empty(),
                        clock.instant()));
    }

    private static List<Tab> tabs(CurrentUser user) {
        return Arrays.stream(Tab.values())
                .filter(tab -> switch (tab) {
                    case DECIDE -> user.may(Authority.DECIDE);
                    case MINE -> user.may(Authority.WRITE);
                    case ALL -> true;
                })
                .toList();
    }

    private static Optional<RequestState> state(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(RequestState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("limits.fault.filter", "state")));
    }

    /** What is asked for; nothing where it cannot be there: who the user does not know of has no requests. */
    private Optional<RequestRows.Filter> filter(
            Tab tab, String customer, String group, Optional<RequestState> state, CurrentUser user) {
        if (customer.isBlank() && group.isBlank()) {
            return Optional.of(tab.filter(Optional.empty(), state, user));
        }
        Optional<NamedObligor> wanted =
                group.isBlank() ? obligors.customer(customer.strip(), user) : obligors.group(group.strip(), user);
        return wanted.map(known -> tab.filter(Optional.of(known.obligor()), state, user));
    }

    @GetMapping({"/limit-requests.csv", "/limit-requests.xlsx"})
    @Allowed(Authority.EXPORT)
    void export(
            @RequestParam(defaultValue = "all") String tab,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CurrentUser user = Users.current();
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<LimitRequest> columns = columns(fmt);
        List<LimitRequest> found = filter(Tab.of(tab), customer, group, state(state), user)
                .map(filter -> rows.page(filter, Optional.empty(), MOST_LINES, user))
                .orElse(List.of());
        export.write(
                request,
                response,
                "limits.requests",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                found.stream());
    }

    private static Columns<LimitRequest> columns(Fmt fmt) {
        return new Columns<>(List.of(
                column("state", row -> Cell.of(fmt.text(row.state().label()))),
                column("code", row -> Cell.of(row.of().code())),
                column("customer", row -> Cell.of(row.of().name())),
                column(
                        "obligor",
                        row -> Cell.of(
                                fmt.text("limits.obligor." + row.of().obligor().type()))),
                column(
                        "own-company",
                        row -> Cell.of(row.of()
                                .company()
                                .map(company -> NamedObligor.companyName(company, fmt))
                                .orElse(""))),
                column("before", row -> Cell.of(LimitWords.limit(row.before(), row.beforeCurrency(), fmt))),
                column(
                        "asked",
                        row -> Cell.of(LimitWords.limit(
                                row.asked().limit(), row.asked().currency(), fmt))),
                column("days", row -> Cell.of(LimitWords.days(row.asked(), fmt))),
                column("reason", row -> Cell.of(row.asked().reason())),
                column("requester", row -> Cell.of(row.requester())),
                column("requested-at", row -> Cell.of(row.requestedAt())),
                column(
                        "waiting",
                        row -> Cell.of(row.waiting()
                                .map(turn -> turn.assigned()
                                        .orElseGet(() -> fmt.text(turn.voter().label())))
                                .orElse("")))));
    }

    private static Column<LimitRequest> column(String key, Function<LimitRequest, Cell> cell) {
        return Column.text(key, "limits." + key, cell);
    }
}
