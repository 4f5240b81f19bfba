package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderSpan;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What customers are likely to order in a month, how far such forecasts are off, and the customers behind both. */
@Controller
class OrderStudyPages {
    private final OrderStudies studies;
    private final OrderList list;
    private final Ledger ledger;
    private final TableExport export;
    private final Formats formats;

    OrderStudyPages(OrderStudies studies, OrderList list, Ledger ledger, TableExport export, Formats formats) {
        this.studies = studies;
        this.list = list;
        this.ledger = ledger;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/models/behaviour/orders")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView newest() {
        List<OrderRun> runs = studies.newest();
        return page(runs.stream().findFirst(), runs);
    }

    @GetMapping("/models/behaviour/orders/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        return page(Optional.of(find(id)), studies.newest());
    }

    private ModelAndView page(Optional<OrderRun> run, List<OrderRun> runs) {
        return Page.of(
                "modellab/orders",
                new OrderStudyPage(
                        run.map(of -> new OrderStudyPage.Shown(of, studies.sums(of), currency())),
                        runs,
                        UUID.randomUUID().toString()));
    }

    private Currency currency() {
        return ledger.currency().orElseThrow(Refusal::notFound);
    }

    private OrderRun find(long id) {
        return studies.find(id).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/models/behaviour/orders")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView start(@RequestParam String key) {
        return Page.redirect(studies.start(key, Users.current()));
    }

    @GetMapping("/models/behaviour/orders/{id:[0-9]{1,18}}/months")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView months(@PathVariable long id, HttpServletRequest request) {
        OrderRun run = find(id);
        Columns<OrderedMonth> columns = columns(currency(), formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "-said");
        Table table = Table.of(
                        "months",
                        "modellab.orders.rows",
                        columns,
                        query,
                        list.page(OrderList.Wanted.of(run, query), query),
                        row -> row.customer() + "/" + row.month())
                .exportable();
        return Page.of("modellab/order_rows", new OrderRowPage(run, table));
    }

    @GetMapping({
        "/models/behaviour/orders/{id:[0-9]{1,18}}/months/export.csv",
        "/models/behaviour/orders/{id:[0-9]{1,18}}/months/export.xlsx"
    })
    @Allowed(value = DataSets.EXPORT, everyCustomer = true)
    void export(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OrderRun run = find(id);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<OrderedMonth> columns = columns(currency(), fmt);
        TableQuery query = TableQuery.of(request, columns, "-said");
        export.write(
                request,
                response,
                "modellab.orders.rows",
                columns,
                query,
                fmt,
                list.all(OrderList.Wanted.of(run, query), query));
    }

    private static Columns<OrderedMonth> columns(Currency currency, Fmt fmt) {
        return new Columns<>(List.of(
                Column.text(
                        "customer",
                        "modellab.orders.customer",
                        row -> Cell.link(row.name(), CustomerLink.to(row.customer()) + "#order-forecast")),
                Column.<OrderedMonth>text("code", "modellab.orders.code", row -> Cell.of(row.customer()))
                        .onDemand(),
                Column.text(
                        "month",
                        "modellab.behaviour.month",
                        row -> Cell.link(row.month().toString(), row.orders())),
                Column.<OrderedMonth>number("said", "modellab.orders.said", row -> amount(row.saidMinor(), currency))
                        .sortable(),
                Column.number("low", "modellab.orders.low", row -> end(row, OrderSpan::lowMinor, currency)),
                Column.number("high", "modellab.orders.high", row -> end(row, OrderSpan::highMinor, currency)),
                Column.<OrderedMonth>number("came", "modellab.orders.came", row -> amount(row.cameMinor(), currency))
                        .sortable(),
                Column.<OrderedMonth>number("error", "modellab.orders.error", row -> amount(row.errorMinor(), currency))
                        .sortable(),
                Column.number("last", "modellab.orders.last", row -> amount(row.lastMinor(), currency)),
                Column.<OrderedMonth>number(
                                "season", "modellab.orders.season", row -> amount(row.seasonMinor(), currency))
                        .onDemand(),
                Column.text("method", "modellab.orders.method", row -> Cell.of(OrderStudyPage.method(row, fmt))),
                Column.text(
                        "held",
                        "modellab.behaviour.held.one",
                        row -> Cell.orNone(
                                row.isHeld(),
                                isHeld -> Cell.of(Badge.of(
                                        isHeld ? Badge.Tone.GOOD : Badge.Tone.WATCH,
                                        fmt.text(isHeld ? "modellab.behaviour.yes" : "modellab.behaviour.no")))))));
    }

    private static Cell amount(OptionalLong minor, Currency currency) {
        return Cell.orNone(
                minor.isPresent() ? Optional.of(minor.getAsLong()) : Optional.empty(),
                known -> Cell.amount(known, currency));
    }

    private static Cell end(OrderedMonth row, ToLongFunction<OrderSpan> end, Currency currency) {
        return Cell.orNone(row.span(), span -> Cell.amount(end.applyAsLong(span), currency));
    }
}
