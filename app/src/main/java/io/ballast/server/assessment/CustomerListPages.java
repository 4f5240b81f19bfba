package io.ballast.server.assessment;

import io.ballast.engine.value.Currency;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of customers, its exports and its saved views. */
@Controller
class CustomerListPages {
    private static final String USUAL_SORT = "-exposure";

    private final CustomerLines lines;
    private final CustomerVerdicts verdicts;
    private final SavedViews views;
    private final ViewKeeping keeping;
    private final TableExport export;
    private final Formats formats;

    CustomerListPages(
            CustomerLines lines,
            CustomerVerdicts verdicts,
            SavedViews views,
            ViewKeeping keeping,
            TableExport export,
            Formats formats) {
        this.lines = lines;
        this.verdicts = verdicts;
        this.views = views;
        this.keeping = keeping;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/customers")
    @Allowed("customers:customer:read")
    ModelAndView list(HttpServletRequest request) {
        CurrentUser user = Users.current();
        Currency currency = lines.currency();
        Columns<CustomerLine> columns = CustomerColumns.of(formats.of(Preferences.of(request)), currency);
        TableQuery query = withColumns(TableQuery.of(request, columns, USUAL_SORT), user);
        CustomerLines.Totals totals = lines.totals(query, user);
        return Page.of(
                "assessment/customers",
                new CustomerListPage(
                        verdicts.run(),
                        currency,
                        totals,
                        lines.choices(user),
                        views.of(user.username()),
                        user.username(),
                        Optional.ofNullable(request.getQueryString()).orElse(""),
                        table(columns, query, user, totals)));
    }

    private Table table(
            Columns<CustomerLine> columns, TableQuery query, CurrentUser user, CustomerLines.Totals totals) {
        Table table = Table.of(
                "customers",
                "assessment.customers",
                columns,
                query,
                lines.page(query, user, totals.customers()),
                line -> Long.toString(line.id()));
        return user.may("customers:customer:export") ? table.exportable() : table;
    }

    /** The columns in the address are kept for the user; without any, those kept last are shown. */
    private TableQuery withColumns(TableQuery query, CurrentUser user) {
        if (!query.columns().isEmpty()) {
            views.choose(user.username(), query.columns());
            return query;
        }
        return new TableQuery(
                query.path(),
                query.sort(),
                query.isDescending(),
                query.cursor(),
                query.size(),
                views.columns(user.username()),
                query.filters());
    }

    /** All rows of the filter, or by POST those that were ticked. */
    @RequestMapping(
            path = {"/customers/export.csv", "/customers/export.xlsx"},
            method = {RequestMethod.GET, RequestMethod.POST})
    @Allowed("customers:customer:export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CurrentUser user = Users.current();
        var fmt = formats.of(Preferences.of(request)).inFull();
        Columns<CustomerLine> columns = CustomerColumns.of(fmt, lines.currency());
        TableQuery asked = TableQuery.of(request, columns, USUAL_SORT);
        TableQuery query = asked.columns().isEmpty() ? withColumns(asked, user) : asked;
        export.write(request, response, "assessment.customers", columns, query, fmt, lines.all(query, user));
    }

    @PostMapping("/customers/views")
    @Allowed("customers:customer:read")
    ModelAndView save(
            @RequestParam String name, @RequestParam(defaultValue = "") String shared, @RequestParam String query) {
        keeping.save(Users.current(), name, !shared.isEmpty(), query);
        return Page.redirect("/customers?" + query);
    }

    @PostMapping("/customers/views/{id}/drop")
    @Allowed("customers:customer:read")
    ModelAndView drop(@PathVariable long id) {
        keeping.drop(Users.current(), id);
        return Page.redirect("/customers");
    }
}
