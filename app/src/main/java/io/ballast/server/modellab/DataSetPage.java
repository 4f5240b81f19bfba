package io.ballast.server.modellab;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.history.DataSet;
import io.ballast.server.web.Refusal;
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
 * @param form what was written into the form
 * @param fault why no training began
 */
record DataSetPage(
        StoredDataSet stored,
        List<Day> days,
        List<Characteristic> columns,
        List<Training> trainings,
        TrainingForm form,
        Optional<Refusal> fault) {
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

    /** A characteristic, whether it is a number, and the share of observations that have it not. */
    record Characteristic(String name, boolean isNumber, double missing) {
        /** What can be asked of it. */
        List<Wish.Kind> wishes() {
            return isNumber
                    ? List.of(Wish.Kind.RISING, Wish.Kind.FALLING, Wish.Kind.PEAK, Wish.Kind.VALLEY, Wish.Kind.LEFT_OUT)
                    : List.of(Wish.Kind.LEFT_OUT);
        }
    }

    /** With the form as it comes. */
    static DataSetPage of(StoredDataSet stored, DataSet set, List<Training> trainings, String key) {
        List<Day> days = days(set);
        return new DataSetPage(
                stored, days, columns(set), trainings, TrainingForm.usual(key, usualTestDay(days)), Optional.empty());
    }

    /** With what somebody wrote, and why it cannot be. */
    static DataSetPage refused(
            StoredDataSet stored, DataSet set, List<Training> trainings, TrainingForm form, Refusal fault) {
        return new DataSetPage(stored, days(set), columns(set), trainings, form, Optional.of(fault));
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
        return columns.map(column -> new Characteristic(
                        column.name(), column instanceof NumberColumn, (double) column.missing() / set.rows()))
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
    private static Optional<LocalDate> usualTestDay(List<Day> days) {
        return days.size() < 2
                ? Optional.empty()
                : Optional.of(days.get((int) Math.floor(days.size() * 2 / 3.0)).day());
    }
}
