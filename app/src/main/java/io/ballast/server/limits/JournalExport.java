package io.ballast.server.limits;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The lines of a journal as a file. */
@Controller
class JournalExport {
    private final JournalRows rows;
    private final JournalLines lines;
    private final TableExport export;
    private final Formats formats;

    JournalExport(JournalRows rows, JournalLines lines, TableExport export, Formats formats) {
        this.rows = rows;
        this.lines = lines;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping({JournalPages.ONE + ".csv", JournalPages.ONE + ".xlsx"})
    @Allowed(value = Authority.EXPORT, everyCustomer = true)
    void export(@PathVariable("journal") UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Journal journal = rows.find(id, Users.current()).orElseThrow(Refusal::notFound);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<JournalLine> columns = columns(journal, fmt);
        export.write(
                request,
                response,
                "limits.journal",
                columns,
                TableQuery.of(request, columns, ""),
                fmt,
                lines.page(id, JournalLines.Filter.ALL, 0, JournalDesk.MOST_LINES).stream());
    }

    private static Columns<JournalLine> columns(Journal journal, Fmt fmt) {
        return new Columns<>(List.of(
                column("code", "code", row -> Cell.of(row.code())),
                column("customer", "customer", row -> Cell.of(row.name())),
                column(
                        "outcome",
                        "journal.outcome",
                        row -> Cell.of(row.outcome()
                                .map(outcome -> fmt.text("limits.journal.outcome." + outcome))
                                .orElse(""))),
                column(
                        "refusal",
                        "journal.why",
                        row -> Cell.of(row.refusal()
                                .map(why -> fmt.text("limits.journal.refusal." + why))
                                .orElse(""))),
                column("before", "journal.before", row -> Cell.of(JournalPage.limit(row.before(), fmt))),
                column("after", "journal.after", row -> Cell.of(JournalPage.limit(row.after(), fmt))),
                number("exposure", "exposure", journal, row -> OptionalLong.of(row.exposureMinor())),
                number("headroom", "left", journal, JournalLine::headroomMinor),
                column(
                        "over",
                        "journal.over",
                        row -> Cell.of(fmt.text(row.isOver() ? "limits.journal.yes" : "limits.journal.no"))),
                column("held-orders", "journal.held-orders", row -> Cell.of(row.heldOrders())),
                number("held", "journal.held", journal, row -> OptionalLong.of(row.heldMinor())),
                column(
                        "request",
                        "request",
                        row -> Cell.of(row.request().map(UUID::toString).orElse("")))));
    }

    private static Column<JournalLine> column(String key, String label, Function<JournalLine, Cell> cell) {
        return Column.text(key, "limits." + label, cell);
    }

    private static Column<JournalLine> number(
            String key, String label, Journal journal, Function<JournalLine, OptionalLong> minor) {
        return Column.number(key, "limits." + label, row -> {
            OptionalLong amount = minor.apply(row);
            return amount.isPresent() ? Cell.amount(amount.getAsLong(), journal.currency()) : new Cell.None();
        });
    }
}
