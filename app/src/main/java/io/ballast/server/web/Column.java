package io.ballast.server.web;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param key stable name in addresses and of the sort
 * @param label message key of the heading
 * @param isNumber right-aligned figures
 * @param isSortable whether the heading sorts; the module sorts by {@link TableQuery#sort}
 * @param isShown shown unless the viewer chose columns
 * @param cell the value of a row
 * @param <T> a row
 */
public record Column<T>(
        String key,
        String label,
        boolean isNumber,
        boolean isSortable,
        boolean isShown,
        Function<? super T, Cell> cell) {
    public Column {
        if (!key.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("Column keys are lower-case-words: '" + key + "'");
        }
    }

    public static <T> Column<T> text(String key, String label, Function<? super T, Cell> cell) {
        return new Column<>(key, label, false, false, true, cell);
    }

    public static <T> Column<T> number(String key, String label, Function<? super T, Cell> cell) {
        return new Column<>(key, label, true, false, true, cell);
    }

    public Column<T> sortable() {
        return new Column<>(key, label, isNumber, true, isShown, cell);
    }

    /** Offered by the column chooser only. */
    public Column<T> onDemand() {
        return new Column<>(key, label, isNumber, isSortable, false, cell);
    }
}
