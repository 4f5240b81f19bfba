package io.ballast.server.modellab;

import io.ballast.server.customers.CustomerLink;
import io.ballast.server.identity.Users;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How far forecasts of payments are off, with the invoices that the figures come from. */
@Controller
class BehaviourPages {
    private final PaymentModels models;
    private final TableExport export;
    private final Formats formats;

    BehaviourPages(PaymentModels models, TableExport export, Formats formats) {
        this.models = models;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/models/behaviour")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView newest() {
        List<PaymentRun> runs = models.newest();
        return page(runs.stream().findFirst(), runs);
    }

    @GetMapping("/models/behaviour/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView one(@PathVariable long id) {
        return page(Optional.of(find(id)), models.newest());
    }

    private static ModelAndView page(Optional<PaymentRun> run, List<PaymentRun> runs) {
        return Page.of(
                "modellab/behaviour",
                new BehaviourPage(run, runs, UUID.randomUUID().toString()));
    }

    private PaymentRun find(long id) {
        return models.find(id).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/models/behaviour")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    ModelAndView start(@RequestParam String key) {
        return Page.redirect(models.start(key, Users.current()));
    }

    @GetMapping("/models/behaviour/{id:[0-9]{1,18}}/payments")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView payments(@PathVariable long id, HttpServletRequest request) {
        PaymentRun run = find(id);
        Columns<TriedPayment> columns = columns(formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        Table table = Table.of(
                        "payments",
                        "modellab.behaviour.payments",
                        columns,
                        query,
                        WatchRowPages.slice(wanted(run, query), query),
                        row -> row.customer() + "/" + row.invoice() + "/" + row.day())
                .exportable();
        return Page.of("modellab/behaviour_rows", new BehaviourRowPage(run, table));
    }

    @GetMapping({
        "/models/behaviour/{id:[0-9]{1,18}}/payments/export.csv",
        "/models/behaviour/{id:[0-9]{1,18}}/payments/export.xlsx"
    })
    @Allowed(value = DataSets.EXPORT, everyCustomer = true)
    void export(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PaymentRun run = find(id);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<TriedPayment> columns = columns(fmt);
        TableQuery query = TableQuery.of(request, columns, "");
        export.write(
                request, response, "modellab.behaviour.payments", columns, query, fmt, wanted(run, query).stream());
    }

    private List<TriedPayment> wanted(PaymentRun run, TableQuery query) {
        Optional<YearMonth> month = query.filter("month").map(BehaviourPages::month);
        Optional<Boolean> isOverdue = query.filter("due").map(text -> isFirst("due", text, "over", "open"));
        Optional<Boolean> isHeld = query.filter("held").map(text -> isFirst("held", text, "yes", "no"));
        return models.tried(run).stream()
                .filter(row -> month.map(YearMonth.from(row.day())::equals).orElse(true))
                .filter(row ->
                        isOverdue.map(wanted -> wanted == row.isOverdue()).orElse(true))
                .filter(row -> isHeld.map(wanted -> wanted == row.isHeld()).orElse(true))
                .toList();
    }

    private static boolean isFirst(String field, String text, String first, String second) {
        if (!text.equals(first) && !text.equals(second)) {
            throw Refusal.badRequest("modellab.watch.fault.filter", field, text);
        }
        return text.equals(first);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.from(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("modellab.watch.fault.filter", "month", text);
        }
    }

    private static Columns<TriedPayment> columns(Fmt fmt) {
        String beyond = fmt.text("modellab.behaviour.beyond");
        return new Columns<>(List.of(
                Column.text(
                        "customer",
                        "modellab.watch.customer",
                        row -> Cell.link(row.customer(), CustomerLink.to(row.customer()))),
                Column.text("invoice", "modellab.behaviour.invoice", row -> Cell.of(row.invoice())),
                Column.text("day", "modellab.day", row -> Cell.of(row.day())),
                Column.text("due", "modellab.behaviour.due", row -> Cell.of(row.dueOn())),
                Column.text("said", "modellab.behaviour.said", row -> Cell.of(row.middle())),
                Column.text("earliest", "modellab.behaviour.low", row -> Cell.of(row.low())),
                Column.text(
                        "latest",
                        "modellab.behaviour.high",
                        row -> row.high().<Cell>map(Cell::of).orElseGet(() -> Cell.of(beyond))),
                Column.text("own", "modellab.behaviour.own", row -> Cell.of(row.own())),
                Column.text(
                        "paid",
                        "modellab.behaviour.paid",
                        row -> row.paidOn().<Cell>map(Cell::of).orElseGet(() -> Cell.of(beyond))),
                Column.number("error", "modellab.behaviour.error.one", row -> Cell.of(row.error())),
                Column.number("own-error", "modellab.behaviour.error.own-one", row -> Cell.of(row.ownError())),
                Column.text(
                        "held",
                        "modellab.behaviour.held.one",
                        row -> Cell.of(Badge.of(
                                row.isHeld() ? Badge.Tone.GOOD : Badge.Tone.WATCH,
                                fmt.text(row.isHeld() ? "modellab.behaviour.yes" : "modellab.behaviour.no"))))));
    }
}
