package io.ballast.server.audit;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Slice;
import io.ballast.server.web.Table;
import io.ballast.server.web.TableExport;
import io.ballast.server.web.TableQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The trail as a list and as a file. */
@Controller
class TrailPages {
    private final Trail trail;
    private final NamedSubjects subjects;
    private final TableExport export;
    private final Formats formats;
    private final TransactionTemplate transaction;

    TrailPages(
            Trail trail, NamedSubjects subjects, TableExport export, Formats formats, TransactionTemplate transaction) {
        this.trail = trail;
        this.subjects = subjects;
        this.export = export;
        this.formats = formats;
        this.transaction = transaction;
    }

    @Bean
    static NavigationEntry trailEntry() {
        return new NavigationEntry(
                        NavigationEntry.Section.SETTINGS, 60, "audit.trail", Icon.TRAIL, "/audit", "audit:entry:read")
                .forEveryCustomer();
    }

    @GetMapping("/audit")
    @Allowed(value = "audit:entry:read", everyCustomer = true)
    ModelAndView list(HttpServletRequest request) {
        TableQuery query = TableQuery.of(request, columns(request, NamedSubjects.Known.NOTHING), "");
        Slice<TrailEntry> page = trail.page(query);
        Table table = Table.of(
                "trail",
                "audit.trail",
                columns(request, subjects.of(page.rows())),
                query,
                page,
                entry -> Long.toString(entry.id()));
        return Page.of("audit/trail", new TrailPage(table.exportable(), trail.subjectTypes()));
    }

    private Columns<TrailEntry> columns(HttpServletRequest request, NamedSubjects.Known known) {
        Fmt fmt = formats.of(Preferences.of(request));
        return new Columns<>(List.of(
                Column.text("at", "audit.at", entry -> Cell.of(entry.at())),
                Column.text("state", "audit.state", entry -> state(entry, fmt)),
                Column.text("actor", "audit.actor", entry -> Cell.of(entry.actor())),
                Column.text(
                        "action", "audit.action", entry -> Cell.link(entry.deed(fmt), "/audit/entries/" + entry.id())),
                Column.text("type", "audit.type", entry -> Cell.of(new TrailWords(fmt).type(entry.subjectType()))),
                Column.text("id", "audit.id", known::cell),
                Column.text(
                        "why", "audit.why", entry -> entry.why().isEmpty() ? new Cell.None() : Cell.of(entry.why())),
                Column.text("changes", "audit.changes", entry -> Cell.orNone(entry.changes(fmt), Cell::of)),
                Column.<TrailEntry>text("code", "audit.code", entry -> Cell.of(entry.action()))
                        .onDemand(),
                Column.<TrailEntry>text("before", "audit.before", entry -> Cell.orNone(entry.before(), Cell::of))
                        .onDemand(),
                Column.<TrailEntry>text("after", "audit.after", entry -> Cell.orNone(entry.after(), Cell::of))
                        .onDemand(),
                Column.<TrailEntry>text("request", "audit.request", entry -> Cell.of(entry.requestId()))
                        .onDemand(),
                Column.<TrailEntry>number("number", "audit.number", entry -> Cell.of(entry.id()))
                        .onDemand()));
    }

    /** A signed entry leads to its receipt. */
    private static Cell state(TrailEntry entry, Fmt fmt) {
        String word = fmt.text(entry.state().label());
        return switch (entry.state()) {
            case RECORDED, SEQUENCED -> Cell.of(Badge.of(Badge.Tone.NEUTRAL, word));
            case SIGNED -> Cell.link(word, "/audit/entries/" + entry.id() + "/receipt");
        };
    }

    @GetMapping({"/audit/export.csv", "/audit/export.xlsx"})
    @Allowed(value = "audit:entry:export", everyCustomer = true)
    void export(HttpServletRequest request, HttpServletResponse response) {
        Columns<TrailEntry> columns = columns(request, NamedSubjects.Known.NOTHING);
        TableQuery query = TableQuery.of(request, columns, "");
        // One transaction: PostgreSQL streams rows by a cursor only within one.
        transaction.executeWithoutResult(status -> {
            try {
                export.write(
                        request,
                        response,
                        "audit.trail",
                        columns,
                        query,
                        formats.of(Preferences.of(request)),
                        trail.all(query, TableExport.MOST_ROWS));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
