package io.ballast.server.protection;

import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
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
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What stands for customers as a list and as a file. */
@Controller
class ProtectionListPages {
    private static final int SIZE = 50;
    private static final int MOST_LINES = 100_000;

    private final Protections protections;
    private final VisibleCustomers customers;
    private final TableExport export;
    private final Formats formats;
    private final Clock clock;

    ProtectionListPages(
            Protections protections, VisibleCustomers customers, TableExport export, Formats formats, Clock clock) {
        this.protections = protections;
        this.customers = customers;
        this.export = export;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry protectionsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.CUSTOMERS,
                40,
                "protection.list",
                Icon.LOCK,
                "/protections",
                ProtectionDesk.READ);
    }

    @GetMapping("/protections")
    @Allowed(ProtectionDesk.READ)
    ModelAndView list(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "HELD") String show,
            @RequestParam(defaultValue = "" + ProtectionQuery.USUAL_DAYS) int days,
            @RequestParam(defaultValue = "0") int skip) {
        CurrentUser user = Users.current();
        if (skip < 0 || skip > MOST_LINES) {
            throw Refusal.badRequest("protection.fault.filter", "skip");
        }
        ProtectionQuery query = ProtectionQuery.of(customer, kind, show, days);
        List<Protection> found = rows(query, skip, SIZE + 1, user);
        return Page.of(
                "protection/list",
                new ProtectionListPage(
                        found.stream().limit(SIZE).toList(),
                        query,
                        found.size() > SIZE ? Optional.of(skip + SIZE) : Optional.empty(),
                        user.seesEveryCustomer(),
                        LocalDate.now(clock)));
    }

    /** Who the user does not know of has nothing. */
    private List<Protection> rows(ProtectionQuery query, int skip, int most, CurrentUser user) {
        Optional<Long> key = customers
                .byCode(query.customer(), user)
                .map(CustomerProfile::customer)
                .map(known -> known.id().value());
        Protections.Filter filter =
                ProtectionQuery.filter(key, query.kind(), query.show(), query.days(), LocalDate.now(clock));
        boolean isNowhere = !query.customer().isEmpty() && key.isEmpty();
        return isNowhere ? List.of() : protections.page(filter, skip, most, user);
    }

    @GetMapping({"/protections.csv", "/protections.xlsx"})
    @Allowed(ProtectionDesk.EXPORT)
    void export(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "HELD") String show,
            @RequestParam(defaultValue = "" + ProtectionQuery.USUAL_DAYS) int days,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<Protection> columns = columns(fmt, LocalDate.now(clock));
        List<Protection> found = rows(ProtectionQuery.of(customer, kind, show, days), 0, MOST_LINES, Users.current());
        export.write(
                request,
                response,
                "protection.list",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                found.stream());
    }

    private static Columns<Protection> columns(Fmt fmt, LocalDate today) {
        return new Columns<>(List.of(
                column("code", row -> Cell.of(row.customer().code())),
                column("customer", row -> Cell.of(row.customer().name())),
                column("kind", row -> Cell.of(fmt.text(row.kind().label()))),
                column("number", row -> Cell.of(row.number())),
                column("issuer", row -> Cell.of(row.issuer())),
                column("currency", row -> Cell.of(row.currency().code())),
                column("allocated", row -> Cell.of(fmt.amount(row.allocatedMinor(), row.currency()))),
                column("haircut", row -> Cell.of(ProtectionWords.percent(row.haircutPercent()))),
                column("counted", row -> Cell.of(fmt.amount(row.countedMinor(today), row.currency()))),
                column("standing", row -> Cell.of(ProtectionWords.standing(row, today, fmt))),
                column("valid-from", row -> Cell.of(row.validFrom())),
                column("valid-to", row -> Cell.orNone(row.validTo(), Cell::of))));
    }

    private static Column<Protection> column(String key, Function<Protection, Cell> cell) {
        return Column.text(key, "protection." + key, cell);
    }
}
