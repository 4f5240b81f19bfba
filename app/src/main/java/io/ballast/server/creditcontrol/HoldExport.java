package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders that wait as a file. */
@Controller
class HoldExport {
    private static final int MOST_LINES = 100_000;

    private final HoldQueue queue;
    private final VisibleCustomers customers;
    private final OrderForms forms;
    private final TableExport export;
    private final Formats formats;

    HoldExport(HoldQueue queue, VisibleCustomers customers, OrderForms forms, TableExport export, Formats formats) {
        this.queue = queue;
        this.customers = customers;
        this.forms = forms;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping({"/holds.csv", "/holds.xlsx"})
    @Allowed(HoldPages.EXPORT)
    void export(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "MARGIN_BY_AGE") String order,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HoldQuery query = HoldQuery.of(customer, state, kind, order);
        CurrentUser user = Users.current();
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<Hold> columns = columns(fmt, forms.currency());
        List<Hold> rows = query.filter(customers, user)
                .map(filter -> queue.page(filter, query.order(), 0, MOST_LINES, user))
                .orElse(List.of());
        export.write(
                request,
                response,
                "creditcontrol.holds",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                rows.stream());
    }

    private static Columns<Hold> columns(Fmt fmt, Currency base) {
        return new Columns<>(List.of(
                column(
                        "state",
                        "hold.state",
                        row -> Cell.of(fmt.text(row.state().label()))),
                column("order", "order", row -> Cell.of(row.last().number())),
                column("code", "customer.hint", row -> Cell.of(row.last().code())),
                column("customer", "customer", row -> Cell.of(row.last().name())),
                column(
                        "amount",
                        "amount",
                        row -> Cell.of(
                                fmt.amount(row.last().amountMinor(), row.last().currency()))),
                column(
                        "currency",
                        "currency",
                        row -> Cell.of(row.last().currency().code())),
                column("margin", "margin", row -> Cell.of(fmt.amount(row.marginMinor(), base))),
                column("ship-on", "ship-on", row -> Cell.of(row.last().shipOn())),
                column(
                        "why",
                        "why",
                        row -> Cell.of(Outcomes.allFailed(row.last().decision(), fmt))),
                column("placed-by", "hold.placed-by", row -> Cell.of(row.placedBy())),
                column("placed-at", "hold.placed-at", row -> Cell.of(row.placedAt())),
                column(
                        "ended-by",
                        "hold.ended",
                        row -> Cell.of(row.ended().map(Hold.Ended::by).orElse("")))));
    }

    private static Column<Hold> column(String key, String label, Function<Hold, Cell> cell) {
        return Column.text(key, "creditcontrol." + label, cell);
    }
}
