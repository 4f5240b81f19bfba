package io.ballast.server.modellab;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the cells of one column are: numbers, days or categories. Numbers may be grouped in threes by spaces or commas,
 * as spreadsheets write them.
 */
final class FileColumns {
    private static final int MOST_CATEGORIES = 100;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern GROUPING = Pattern.compile("[ ,\\u00a0\\u202f]");
    private static final Pattern FIRST_GROUP = Pattern.compile("[+-]?[0-9]{1,3}");
    private static final Pattern NEXT_GROUP = Pattern.compile("[0-9]{3}");

    private FileColumns() {}

    /** What a column turned out to be. */
    sealed interface Read {
        /** Something to learn from. */
        record Usable(Column column) implements Read {}

        /** Something that is not, and why. */
        record Refused(FileRefusal why) implements Read {}
    }

    /**
     * Reads a column.
     *
     * @param cells one for each row, empty where there is nothing
     * @param days day of observation of each row, empty if rows have none
     */
    static Read of(String name, List<String> cells, List<LocalDate> days) {
        if (cells.stream().filter(cell -> !cell.isEmpty()).distinct().limit(2).count() < 2
                && cells.stream().noneMatch(String::isEmpty)) {
            return new Read.Refused(FileRefusal.CONSTANT);
        }
        if (cells.stream().allMatch(String::isEmpty)) {
            return new Read.Refused(FileRefusal.CONSTANT);
        }
        if (cells.stream().allMatch(cell -> cell.isEmpty() || number(cell).isPresent())) {
            return new Read.Usable(new NumberColumn(
                    name,
                    cells.stream()
                            .mapToDouble(cell -> number(cell).orElse(Double.NaN))
                            .toArray()));
        }
        if (cells.stream().allMatch(cell -> cell.isEmpty() || day(cell).isPresent())) {
            return new Read.Refused(isLater(cells, days) ? FileRefusal.AFTER_THE_DAY : FileRefusal.A_DAY);
        }
        return categories(name, cells);
    }

    private static boolean isLater(List<String> cells, List<LocalDate> days) {
        for (int row = 0; row < days.size(); row++) {
            LocalDate observed = days.get(row);
            if (day(cells.get(row)).filter(day -> day.isAfter(observed)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Read categories(String name, List<String> cells) {
        TreeSet<String> found = new TreeSet<>(cells);
        found.remove("");
        if (found.size() > MOST_CATEGORIES) {
            return new Read.Refused(FileRefusal.TOO_MANY_VALUES);
        }
        List<String> names = new ArrayList<>(found);
        TreeMap<String, Integer> codes = new TreeMap<>();
        for (int code = 0; code < names.size(); code++) {
            codes.put(names.get(code), code);
        }
        int[] coded = cells.stream()
                .mapToInt(cell -> codes.getOrDefault(cell, CategoryColumn.MISSING))
                .toArray();
        return new Read.Usable(new CategoryColumn(name, names, coded));
    }

    /** The number in a cell, if it is one. */
    static OptionalDouble number(String cell) {
        String plain = ungrouped(cell);
        if (plain.isEmpty() || plain.length() > LONGEST_NUMBER) {
            return OptionalDouble.empty();
        }
        try {
            double value = new BigDecimal(plain).doubleValue();
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Without the signs between groups of three; as it is where they do not stand so. */
    private static String ungrouped(String cell) {
        int point = cell.indexOf('.');
        String whole = point < 0 ? cell : cell.substring(0, point);
        String[] groups = GROUPING.split(whole, -1);
        boolean isGrouped = groups.length > 1 && FIRST_GROUP.matcher(groups[0]).matches();
        for (int i = 1; i < groups.length; i++) {
            isGrouped &= NEXT_GROUP.matcher(groups[i]).matches();
        }
        return isGrouped ? String.join("", groups) + cell.substring(whole.length()) : cell;
    }

    /** The day in a cell, if it is one as ISO 8601 or with slashes. */
    static Optional<LocalDate> day(String cell) {
        try {
            return Optional.of(LocalDate.parse(cell.replace('/', '-')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
