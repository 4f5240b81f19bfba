package io.ballast.server.modellab;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.history.DataSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data set and what can be done with it.
 *
 * @param stored what is known of it
 * @param days observations by day, oldest first; none where rows have no day
 * @param columns its characteristics
 * @param trainings what was fitted on it, the newest first
 * @param key makes one training of the form
 */
record DataSetPage(
        StoredDataSet stored, List<Day> days, List<Characteristic> columns, List<Training> trainings, String key) {
    DataSetPage {
        days = List.copyOf(days);
        columns = List.copyOf(columns);
        trainings = List.copyOf(trainings);
    }

    /** Observations of one day. */
    record Day(LocalDate day, int rows, int events) {
        double rate() {
            return (double) events / rows;
        }
    }

    /** A characteristic and the share of observations that have it not. */
    record Characteristic(String name, double missing) {}

    static DataSetPage of(StoredDataSet stored, DataSet set, List<Training> trainings, String key) {
        return new DataSetPage(stored, days(set), columns(set), trainings, key);
    }

    private static List<Day> days(DataSet set) {
        SequencedMap<LocalDate, Day> days = new TreeMap<>();
        for (int row = 0; row < set.rows(); row++) {
            int event = set.sample().isEvent(row) ? 1 : 0;
            set.day(row)
                    .ifPresent(day -> days.merge(
                            day,
                            new Day(day, 1, event),
                            (one, other) -> new Day(day, one.rows() + other.rows(), one.events() + other.events())));
        }
        return List.copyOf(days.values());
    }

    private static List<Characteristic> columns(DataSet set) {
        Stream<Column> columns = set.sample().columns().stream();
        return columns.map(column -> new Characteristic(column.name(), (double) column.missing() / set.rows()))
                .toList();
    }

    /** What can be fitted. */
    List<ModelKind> kinds() {
        return Stream.of(ModelKind.values()).filter(kind -> !kind.isBaseline()).toList();
    }

    /** Days that can begin the test: all but the first. */
    List<LocalDate> testDays() {
        return days.stream().skip(1).map(Day::day).toList();
    }

    /** The day from which the last third of the days measures. */
    Optional<LocalDate> usualTestDay() {
        return days.size() < 2
                ? Optional.empty()
                : Optional.of(days.get((int) Math.floor(days.size() * 2 / 3.0)).day());
    }
}
