package io.ballast.server.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All columns a table can show, in their order.
 *
 * @param all keys are unique
 * @param <T> a row
 */
public record Columns<T>(List<Column<T>> all) {
    public Columns {
        all = List.copyOf(all);
        if (all.stream().map(Column::key).distinct().count() != all.size()) {
            throw new IllegalArgumentException("Two columns share a key: " + all);
        }
    }

    /** The columns of this query: those the viewer chose, or the usual ones. */
    List<Column<T>> shown(TableQuery query) {
        return all.stream().filter(column -> query.isShown(column)).toList();
    }

    Set<String> sortable() {
        return all.stream().filter(Column::isSortable).map(Column::key).collect(Collectors.toUnmodifiableSet());
    }
}
