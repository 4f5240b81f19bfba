package io.ballast.server.modellab;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.value.Days;
import io.ballast.server.connectors.HeadedRows;
import io.ballast.server.connectors.RefusedFile;
import io.ballast.server.web.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads a flat file into a data set: which column is the outcome, what the others are, and which may not be used. */
final class FileReading implements HeadedRows.Sink {
    /** What is read is held in memory at once: some 60 bytes a cell. */
    static final int MOST_CELLS = 3_000_000;

    /** An area under the curve that no honest characteristic has by itself. */
    private static final double TELLS_THE_OUTCOME = 0.995;

    /** With fewer outcomes of a kind, chance alone separates them now and then. */
    private static final int FEWEST_TO_TELL = 10;

    private final FileOrder order;
    private final List<List<String>> columns = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> subjects = new ArrayList<>();
    private final List<Boolean> events = new ArrayList<>();
    private final TreeSet<String> goodValues = new TreeSet<>();
    private final HashSet<List<String>> seen = new HashSet<>();
    private List<String> names = List.of();
    private int outcomeAt;
    private int subjectAt;
    private int dayAt;
    private int withoutOutcome;
    private int duplicates;

    private FileReading(FileOrder order) {
        this.order = order;
    }

    /** What came of a file. */
    record Result(DataSet set, int withoutOutcome, int duplicates, SequencedMap<String, String> refused) {}

    static Result of(Path file, FileOrder order) throws IOException {
        FileReading reading = new FileReading(order);
        try {
            HeadedRows.read(file, reading);
        } catch (RefusedFile refused) {
            throw Refusal.unprocessable(refused.messageKey(), refused.detail());
        }
        return reading.result();
    }

    @Override
    public void heading(List<String> found) {
        if (new HashSet<>(found).size() < found.size()) {
            throw Refusal.unprocessable("modellab.fault.file.two-columns", String.join(", ", found));
        }
        names = found;
        outcomeAt = place(order.outcome());
        subjectAt = order.subject().isBlank() ? -1 : place(order.subject());
        dayAt = order.day().isBlank() ? -1 : place(order.day());
        found.forEach(_ -> columns.add(new ArrayList<>()));
    }

    private int place(String name) {
        int at = names.indexOf(name.strip());
        if (at < 0) {
            throw Refusal.unprocessable("modellab.fault.file.no-column", name, String.join(", ", names));
        }
        return at;
    }

    @Override
    public void row(long number, List<String> cells) {
        String outcome = cells.get(outcomeAt);
        if (outcome.isEmpty()) {
            withoutOutcome++;
            return;
        }
        if ((events.size() + 1L) * names.size() > MOST_CELLS) {
            throw Refusal.unprocessable("modellab.fault.file.cells", number, MOST_CELLS);
        }
        boolean isEvent = outcome.equals(order.bad().strip());
        if (!isEvent && goodValues.add(outcome) && goodValues.size() > 1) {
            throw Refusal.unprocessable(
                    "modellab.fault.file.outcomes", number, names.get(outcomeAt), order.bad(), goodValues.toString());
        }
        if (dayAt >= 0) {
            days.add(FileColumns.day(cells.get(dayAt))
                    .orElseThrow(() -> Refusal.unprocessable(
                            "modellab.fault.file.day", number, names.get(dayAt), cells.get(dayAt))));
        }
        events.add(isEvent);
        subjects.add(subjectAt >= 0 ? cells.get(subjectAt) : Long.toString(number));
        List<String> content = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            columns.get(column).add(cells.get(column));
            if (column != subjectAt) {
                content.add(cells.get(column));
            }
        }
        duplicates += seen.add(content) ? 0 : 1;
    }

    private Result result() {
        boolean[] outcomes = new boolean[events.size()];
        IntStream.range(0, outcomes.length).forEach(row -> outcomes[row] = events.get(row));
        List<Column> usable = new ArrayList<>();
        SequencedMap<String, String> refused = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            if (at != outcomeAt && at != subjectAt && at != dayAt) {
                switch (FileColumns.of(names.get(at), columns.get(at), days)) {
                    case FileColumns.Read.Refused(var why) -> refused.put(names.get(at), why.name());
                    case FileColumns.Read.Usable(var column) -> {
                        if (tellsTheOutcome(column, outcomes)) {
                            refused.put(column.name(), FileRefusal.TELLS_THE_OUTCOME.name());
                        } else {
                            usable.add(column);
                        }
                    }
                }
            }
        }
        int[] epochDays = IntStream.range(0, outcomes.length)
                .map(row -> dayAt < 0 ? Days.NEVER : Days.epochDay(days.get(row)))
                .toArray();
        if (usable.isEmpty() || outcomes.length == 0) {
            throw Refusal.unprocessable("modellab.fault.file.nothing", outcomes.length, names.size());
        }
        DataSet set = new DataSet(subjects, epochDays, new Sample(usable, outcomes));
        return new Result(inOrder(set), withoutOutcome, duplicates, refused);
    }

    /** By day, so that first and last stand where they are looked for; rows of one day keep their order. */
    private DataSet inOrder(DataSet set) {
        if (dayAt < 0) {
            return set;
        }
        return set.pick(IntStream.range(0, set.rows())
                .boxed()
                .sorted(Comparator.comparing(days::get))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** Whether the column ranks the rows by their outcome with almost no fault, rising or falling, or by its gaps. */
    private static boolean tellsTheOutcome(Column column, boolean[] outcomes) {
        long events =
                IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
        if (Math.min(events, outcomes.length - events) < FEWEST_TO_TELL) {
            return false;
        }
        double[] risks = new double[outcomes.length];
        double[] rates = column instanceof CategoryColumn categories ? rates(categories, outcomes) : new double[0];
        for (int row = 0; row < risks.length; row++) {
            risks[row] = switch (column) {
                case NumberColumn numbers -> numbers.isMissing(row) ? -Double.MAX_VALUE : numbers.value(row);
                case CategoryColumn categories -> rates[categories.code(row) + 1];
            };
        }
        double area = Auc.of(new Predictions(risks, outcomes)).value();
        return Math.max(area, 1 - area) >= TELLS_THE_OUTCOME;
    }

    /** The bad rate of each category, that of rows without one first. */
    private static double[] rates(CategoryColumn categories, boolean[] outcomes) {
        int[] rows = new int[categories.categories().size() + 1];
        int[] bad = new int[rows.length];
        for (int row = 0; row < outcomes.length; row++) {
            rows[categories.code(row) + 1]++;
            bad[categories.code(row) + 1] += outcomes[row] ? 1 : 0;
        }
        double[] rates = new double[rows.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rows[i] == 0 ? 0 : (double) bad[i] / rows[i];
        }
        return rates;
    }
}
