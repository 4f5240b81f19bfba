package io.ballast.server.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table as the fragment {@code web/table} shows it: sorted and cut by the server, each heading and page an address.
 *
 * @param id of the element, unique on the page
 * @param caption message key naming the table for those who listen
 * @param query what is shown
 * @param columns all columns, for the chooser
 * @param headings shown columns
 * @param lines the rows
 * @param previous address of the rows before
 * @param next address of the rows behind
 * @param count all rows, or those of this page where counting is dear
 * @param isCounted whether count is of all rows
 * @param isExportable whether {@code <path>/export.csv} and {@code .xlsx} exist
 */
public record Table(
        String id,
        String caption,
        TableQuery query,
        List<Heading> columns,
        List<Heading> headings,
        List<Line> lines,
        Optional<String> previous,
        Optional<String> next,
        long count,
        boolean isCounted,
        boolean isExportable) {

    /**
     * A heading.
     *
     * @param key of the column
     * @param label message key
     * @param isNumber right-aligned
     * @param isShown ticked in the chooser
     * @param sort address that sorts by it, if it sorts
     * @param direction value of aria-sort
     */
    public record Heading(
            String key,
            String label,
            boolean isNumber,
            boolean isShown,
            Optional<String> sort,
            Optional<String> direction) {}

    /**
     * A row.
     *
     * @param key value of its tick box
     * @param cells one for each heading
     */
    public record Line(String key, List<Cell> cells) {}

    public static <T> Table of(
            String id,
            String caption,
            Columns<T> columns,
            TableQuery query,
            Slice<T> slice,
            Function<? super T, String> key) {
        List<Column<T>> shown = columns.shown(query);
        return new Table(
                id,
                caption,
                query,
                columns.all().stream().map(column -> heading(column, query)).toList(),
                shown.stream().map(column -> heading(column, query)).toList(),
                slice.rows().stream()
                        .map(row -> new Line(
                                key.apply(row),
                                shown.stream()
                                        .map(column -> column.cell().apply(row))
                                        .toList()))
                        .toList(),
                slice.previous().map(query::at),
                slice.next().map(query::at),
                slice.total().orElse(slice.rows().size()),
                slice.total().isPresent(),
                false);
    }

    /** The same with links to its exports; the module answers {@code <path>/export.csv} and {@code .xlsx}. */
    public Table exportable() {
        return new Table(id, caption, query, columns, headings, lines, previous, next, count, isCounted, true);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    private static Heading heading(Column<?> column, TableQuery query) {
        boolean isSorted = column.isSortable() && column.key().equals(query.sort());
        return new Heading(
                column.key(),
                column.label(),
                column.isNumber(),
                query.isShown(column),
                column.isSortable() ? Optional.of(query.sortedBy(column.key())) : Optional.empty(),
                isSorted ? Optional.of(query.isDescending() ? "descending" : "ascending") : Optional.empty());
    }
}
