package io.ballast.server.modellab;

import io.ballast.engine.model.watch.Bands;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.model.watch.Shift;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Cursor;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The customers and outcomes that the figures of the watch are made of, as pages and files. */
@Controller
class WatchRowPages {
    private final Watches watches;
    private final WatchedObservations observations;
    private final TableExport export;
    private final Formats formats;

    WatchRowPages(Watches watches, WatchedObservations observations, TableExport export, Formats formats) {
        this.watches = watches;
        this.observations = observations;
        this.export = export;
        this.formats = formats;
    }

    @GetMapping("/models/watch/{id:[0-9]{1,18}}/customers")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView customers(@PathVariable long id, HttpServletRequest request) {
        Fmt fmt = formats.of(Preferences.of(request));
        WatchRun run = find(id);
        TableQuery query = TableQuery.of(request, columns(Optional.empty(), fmt), "");
        Shift shift = shift(run, query);
        Columns<WatchedPlace> columns = columns(Optional.of(shift), fmt);
        Slice<WatchedPlace> slice = slice(customers(run, shift, query), query);
        Table table = Table.of("customers", "modellab.watch.customers", columns, query, slice, WatchedPlace::customer)
                .exportable();
        return Page.of(
                "modellab/watch_rows", new WatchRowPage(run, "modellab.watch.customers", Optional.of(shift), table));
    }

    @GetMapping({
        "/models/watch/{id:[0-9]{1,18}}/customers/export.csv",
        "/models/watch/{id:[0-9]{1,18}}/customers/export.xlsx"
    })
    @Allowed(value = DataSets.EXPORT, everyCustomer = true)
    void exportCustomers(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fmt fmt = formats.of(Preferences.of(request));
        WatchRun run = find(id);
        TableQuery query = TableQuery.of(request, columns(Optional.empty(), fmt), "");
        Shift shift = shift(run, query);
        export.write(
                request,
                response,
                "modellab.watch.customers",
                columns(Optional.of(shift), fmt),
                query,
                fmt,
                customers(run, shift, query).stream());
    }

    private WatchRun find(long id) {
        return watches.find(id).orElseThrow(Refusal::notFound);
    }

    private static Shift shift(WatchRun run, TableQuery query) {
        return shift(run, query.filter("of").orElse(ScoreWatch.POINTS));
    }

    /** The spread of this name in a run. */
    static Shift shift(WatchRun run, String name) {
        return Stream.concat(Stream.of(run.figures().score()), run.figures().characteristics().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("modellab.watch.fault.filter", "of", name));
    }

    private List<WatchedPlace> customers(WatchRun run, Shift shift, TableQuery query) {
        boolean isMoved = query.filter("moved").filter("true"::equals).isPresent();
        Optional<Integer> band = query.filter("band").map(text -> band(text, shift.bands()));
        return observations.places(run, shift).stream()
                .filter(place -> !isMoved || place.distance() > 0)
                .filter(place -> band.map(of -> place.now().band() == of).orElse(true))
                .toList();
    }

    private static int band(String text, Bands bands) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) >= bands.size()) {
            throw Refusal.badRequest("modellab.watch.fault.filter", "band", text);
        }
        return Integer.parseInt(text);
    }

    private static Columns<WatchedPlace> columns(Optional<Shift> shift, Fmt fmt) {
        Bands bands = shift.map(Shift::bands).orElse(new Bands(List.of()));
        List<Column<WatchedPlace>> columns = new ArrayList<>(List.of(
                Column.text("customer", "modellab.watch.customer", row -> link(row.customer())),
                Column.text(
                        "then-day",
                        "modellab.watch.then-day",
                        row -> Cell.orNone(row.then().flatMap(WatchedPlace.Place::day), Cell::of)),
                Column.text(
                        "then-band",
                        "modellab.watch.then-band",
                        row -> Cell.orNone(row.then(), place -> Cell.of(WatchRowPage.text(bands, place.band(), fmt)))),
                Column.text(
                        "now-band",
                        "modellab.watch.now-band",
                        row -> Cell.of(WatchRowPage.text(bands, row.now().band(), fmt)))));
        if (shift.filter(of -> !of.name().equals(ScoreWatch.POINTS)).isPresent()) {
            columns.add(Column.number(
                    "then-value",
                    "modellab.watch.then-value",
                    row -> row.then().map(WatchRowPages::value).orElseGet(Cell.None::new)));
            columns.add(Column.number("now-value", "modellab.watch.now-value", row -> value(row.now())));
        }
        columns.add(Column.number(
                "then-points",
                "modellab.watch.then-points",
                row -> Cell.orNone(row.then(), place -> Cell.of(place.points()))));
        columns.add(Column.number(
                "now-points",
                "modellab.watch.now-points",
                row -> Cell.of(row.now().points())));
        return new Columns<>(columns);
    }

    private static Cell link(String customer) {
        return Cell.link(customer, CustomerLink.to(customer));
    }

    private static Cell value(WatchedPlace.Place place) {
        return place.value().isPresent() ? Cell.of(place.value().getAsDouble(), 2) : new Cell.None();
    }

    @GetMapping("/models/watch/{id:[0-9]{1,18}}/outcomes")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    ModelAndView outcomes(@PathVariable long id, HttpServletRequest request) {
        WatchRun run = find(id);
        Columns<MaturedOutcome> columns = columns(formats.of(Preferences.of(request)));
        TableQuery query = TableQuery.of(request, columns, "");
        Slice<MaturedOutcome> slice = slice(observations.outcomes(run, wanted(run, query)), query);
        Table table = Table.of("outcomes", "modellab.watch.outcomes", columns, query, slice, MaturedOutcome::customer)
                .exportable();
        return Page.of(
                "modellab/watch_rows", new WatchRowPage(run, "modellab.watch.outcomes", Optional.empty(), table));
    }

    @GetMapping({
        "/models/watch/{id:[0-9]{1,18}}/outcomes/export.csv",
        "/models/watch/{id:[0-9]{1,18}}/outcomes/export.xlsx"
    })
    @Allowed(value = DataSets.EXPORT, everyCustomer = true)
    void exportOutcomes(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        WatchRun run = find(id);
        Fmt fmt = formats.of(Preferences.of(request));
        Columns<MaturedOutcome> columns = columns(fmt);
        TableQuery query = TableQuery.of(request, columns, "");
        export.write(
                request,
                response,
                "modellab.watch.outcomes",
                columns,
                query,
                fmt,
                observations.outcomes(run, wanted(run, query)).stream());
    }

    private static Predicate<MaturedOutcome> wanted(WatchRun run, TableQuery query) {
        Predicate<MaturedOutcome> wanted = row -> true;
        if (query.filter("recent").filter("true"::equals).isPresent()) {
            Set<LocalDate> recent = run.figures().days().stream()
                    .filter(ScoreWatch.OfDay::isRecent)
                    .map(ScoreWatch.OfDay::day)
                    .collect(Collectors.toUnmodifiableSet());
            wanted = wanted.and(row -> recent.contains(row.day()));
        }
        if (query.filter("bad").filter("true"::equals).isPresent()) {
            wanted = wanted.and(MaturedOutcome::isEvent);
        }
        Optional<LocalDate> day = query.filter("day").map(WatchRowPages::day);
        Optional<Grade> grade = query.filter("grade").map(WatchRowPages::grade);
        return wanted.and(row -> day.map(row.day()::equals).orElse(true)
                && grade.map(row.grade()::equals).orElse(true));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("modellab.watch.fault.filter", "day", text);
        }
    }

    /** The grade that a filter names. */
    static Grade grade(String text) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("modellab.watch.fault.filter", "grade", text));
    }

    private static Columns<MaturedOutcome> columns(Fmt fmt) {
        return new Columns<>(List.of(
                Column.text("customer", "modellab.watch.customer", row -> link(row.customer())),
                Column.text("day", "modellab.day", row -> Cell.of(row.day())),
                Column.text("use", "modellab.watch.use", row -> Cell.of(fmt.text("modellab.watch.use." + row.use()))),
                Column.number("points", "modellab.card.points", row -> Cell.of(row.points())),
                Column.text("grade", "modellab.watch.grade", row -> Cell.of(Badge.of(row.grade()))),
                Column.number("probability", "modellab.watch.probability", row -> new Cell.Share(row.probability(), 2)),
                Column.text(
                        "outcome",
                        "modellab.watch.outcome",
                        row -> Cell.of(Badge.of(
                                row.isEvent() ? Badge.Tone.BAD : Badge.Tone.GOOD,
                                fmt.text(row.isEvent() ? "modellab.watch.bad" : "modellab.watch.good"))))));
    }

    /** The page that the cursor leads to: it holds the number of the first row. */
    static <T> Slice<T> slice(List<T> rows, TableQuery query) {
        int from = Math.clamp(
                query.cursor().map(cursor -> first(cursor.values().getFirst())).orElse(0), 0, rows.size());
        int to = Math.min(rows.size(), from + query.size());
        return new Slice<>(
                rows.subList(from, to),
                from > 0
                        ? Optional.of(new Cursor(false, List.of(Integer.toString(Math.max(0, from - query.size())))))
                        : Optional.empty(),
                to < rows.size() ? Optional.of(new Cursor(true, List.of(Integer.toString(to)))) : Optional.empty(),
                OptionalLong.of(rows.size()));
    }

    private static int first(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.badRequest("web.table.fault");
        }
        return Integer.parseInt(text);
    }
}
