package io.ballast.server.creditcontrol;

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
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of decisions as a file. */
@Controller
class CheckExport {
    private static final int MOST_LINES = 100_000;

    private final Decisions decisions;
    private final VisibleCustomers customers;
    private final TableExport export;
    private final Formats formats;

    CheckExport(Decisions decisions, VisibleCustomers customers, TableExport export, Formats formats) {
        this.decisions = decisions;
        this.customers = customers;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping({"/credit-checks.csv", "/credit-checks.xlsx"})
    @Allowed("creditcontrol:check:export")
    void export(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String order,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CurrentUser user = Users.current();
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<StoredDecision> columns = columns(fmt);
        List<StoredDecision> rows = new ListedChecks(decisions, customers)
                .filter(customer, CreditCheckPages.outcomeOf(outcome), order, user)
                .map(filter -> decisions.page(filter, Optional.empty(), MOST_LINES, user))
                .orElse(List.of());
        export.write(
                request,
                response,
                "creditcontrol.checks",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                rows.stream());
    }

    private static Columns<StoredDecision> columns(Fmt fmt) {
        return new Columns<>(List.of(
                column(
                        "outcome",
                        row -> Cell.of(fmt.text(row.decision().outcome().label()))),
                column("order", row -> Cell.of(row.number())),
                column("code", "customer.hint", row -> Cell.of(row.code())),
                column("customer", row -> Cell.of(row.name())),
                column("amount", row -> Cell.of(fmt.amount(row.amountMinor(), row.currency()))),
                column("currency", row -> Cell.of(row.currency().code())),
                column("ship-on", row -> Cell.of(row.shipOn())),
                column("why", row -> Cell.of(Outcomes.failed(row.decision(), fmt))),
                column(
                        "held-state",
                        "held.state",
                        row -> Cell.of(row.reservation()
                                .map(held -> fmt.text(held.state().label()))
                                .orElse(""))),
                column("decided-by", row -> Cell.of(row.decidedBy())),
                column("decided-at", row -> Cell.of(row.decidedAt()))));
    }

    private static Column<StoredDecision> column(String key, Function<StoredDecision, Cell> cell) {
        return column(key, key, cell);
    }

    private static Column<StoredDecision> column(String key, String label, Function<StoredDecision, Cell> cell) {
        return Column.text(key, "creditcontrol." + label, cell);
    }
}
