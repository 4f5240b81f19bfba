package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.Users;
import io.ballast.server.modellab.ExpectedPayment;
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
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** When each open invoice of a customer is likely to be paid: the rows behind the headroom forecast. */
@Controller
class ExpectedPages {
    private static final int MOST = 2_000;

    private final Forecasts forecasts;
    private final VisibleCustomers customers;
    private final TableExport export;
    private final Formats formats;

    ExpectedPages(Forecasts forecasts, VisibleCustomers customers, TableExport export, Formats formats) {
        this.forecasts = forecasts;
        this.customers = customers;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/customers/{code}/expected-payments")
    @Allowed(CreditCheckPages.READ)
    ModelAndView list(@PathVariable String code, HttpServletRequest request) {
        CustomerProfile profile = profile(code);
        Forecast forecast = forecasts.of(profile.customer().id());
        Columns<ExpectedPayment> columns = columns(forecast, formats.of(Preferences.of(request)), code);
        TableQuery query = TableQuery.of(request, columns, "");
        List<ExpectedPayment> expected = forecast.expected();
        Slice<ExpectedPayment> slice = new Slice<>(
                expected.stream().limit(MOST).toList(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(expected.size()));
        Table table = Table.of(
                        "expected",
                        "creditcontrol.expected",
                        columns,
                        query,
                        slice,
                        row -> row.number() + "/" + row.instalment())
                .exportable();
        return Page.of("creditcontrol/expected", new ExpectedPage(profile.customer(), forecast, table));
    }

    @GetMapping({"/customers/{code}/expected-payments/export.csv", "/customers/{code}/expected-payments/export.xlsx"})
    @Allowed(HoldPages.EXPORT)
    void export(@PathVariable String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Forecast forecast = forecasts.of(profile(code).customer().id());
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<ExpectedPayment> columns = columns(forecast, fmt, code);
        export.write(
                request,
                response,
                "creditcontrol.expected",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                forecast.expected().stream());
    }

    private CustomerProfile profile(String code) {
        return customers.byCode(code, Users.current()).orElseThrow(Refusal::notFound);
    }

    private static Columns<ExpectedPayment> columns(Forecast forecast, Fmt fmt, String code) {
        String invoices = CustomerLink.to(code) + "/documents/invoices?open=all";
        String beyond = fmt.text("creditcontrol.expected.beyond");
        return new Columns<>(List.of(
                Column.text("number", "creditcontrol.expected.number", row -> Cell.link(number(row), invoices)),
                Column.text("due", "creditcontrol.expected.due", row -> Cell.of(row.dueOn())),
                Column.number(
                        "open",
                        "creditcontrol.expected.open",
                        row -> Cell.amount(row.openMinor(), forecast.currency())),
                Column.text(
                        "expected",
                        "creditcontrol.expected.day",
                        row -> forecast.countedOn(row)
                                .<Cell>map(Cell::of)
                                .orElseGet(() -> Cell.of(fmt.text(
                                        row.isDisputed()
                                                ? "creditcontrol.expected.disputed"
                                                : "creditcontrol.expected.none")))),
                Column.text(
                        "earliest",
                        "creditcontrol.expected.low",
                        row -> Cell.orNone(row.foretold().map(ExpectedPayment.Span::low), Cell::of)),
                Column.text(
                        "latest",
                        "creditcontrol.expected.high",
                        row -> Cell.orNone(
                                row.foretold(),
                                span -> span.high().<Cell>map(Cell::of).orElseGet(() -> Cell.of(beyond)))),
                Column.text("basis", "creditcontrol.expected.basis", row -> Cell.of(basis(row, forecast, fmt)))));
    }

    private static String number(ExpectedPayment row) {
        return row.instalment() == 1 ? row.number() : row.number() + " (" + row.instalment() + ")";
    }

    private static Badge basis(ExpectedPayment row, Forecast forecast, Fmt fmt) {
        if (row.foretold().isEmpty()) {
            return Badge.of(
                    Badge.Tone.NEUTRAL,
                    forecast.delayDays().isPresent()
                            ? fmt.text(
                                    "creditcontrol.expected.by-delay",
                                    fmt.number(forecast.delayDays().getAsInt()))
                            : fmt.text("creditcontrol.expected.by-due-day"));
        }
        return Badge.of(
                Badge.Tone.GOOD,
                row.paidBefore() > 0
                        ? fmt.text("creditcontrol.expected.by-model", fmt.number(row.paidBefore()))
                        : fmt.text("creditcontrol.expected.by-others"));
    }
}
