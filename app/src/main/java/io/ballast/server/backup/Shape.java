package io.ballast.server.backup;

import java.util.List;
import java.util.Map;

/**
 * The tables of a database, and the steps that brought it there.
 *
 * @param tables each behind those it refers to
 * @param migrations versions and checksums by the table that keeps the history of a module
 */
record Shape(List<TableShape> tables, Map<String, List<String>> migrations) {
    Shape {
        tables = List.copyOf(tables);
        migrations = Map.copyOf(migrations);
    }
}
