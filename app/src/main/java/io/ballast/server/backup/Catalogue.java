package io.ballast.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads from the database itself which tables and sequences it has; no list to forget a new table in. */
final class Catalogue {
    private static final String HISTORY = "flyway_schema_history";

    /** All tables that outlive a restart. Generated columns are computed again. */
    private static final String TABLES = """
            select n.nspname, c.relname, a.attname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind = 'r' and c.relpersistence = 'p'
              and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
            order by n.nspname, c.relname, a.attnum""";

    private static final String REFERENCES = """
            select n.nspname || '.' || c.relname as child, m.nspname || '.' || p.relname as parent
            from pg_constraint f
            join pg_class c on c.oid = f.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class p on p.oid = f.confrelid
            join pg_namespace m on m.oid = p.relnamespace
            where f.contype = 'f' and f.conrelid <> f.confrelid
            order by child, parent""";
    private static final String SEQUENCES = """
            select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value
            from pg_sequences
            where last_value is not null
            order by name""";

    private Catalogue() {}

    /** The tables and steps of this database. */
    static Shape of(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, String[]> names = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                String[] name = {row.getString(1), row.getString(2)};
                String path = name[0] + "." + name[1];
                names.put(path, name);
                columns.computeIfAbsent(path, _ -> new ArrayList<>()).add(row.getString(3));
            }
        }
        Map<String, List<String>> migrations = new TreeMap<>();
        var tables = new ArrayList<TableShape>();
        for (String path : inOrder(columns.keySet(), parents(connection))) {
            String[] name = names.get(path);
            if (name != null && name[1].startsWith(HISTORY)) {
                migrations.put(
                        name[1], steps(connection, TableShape.quoted(name[0]) + "." + TableShape.quoted(name[1])));
            } else if (name != null) {
                tables.add(new TableShape(name[0], name[1], columns.getOrDefault(path, List.of())));
            }
        }
        return new Shape(tables, migrations);
    }

    private static List<String> steps(Connection connection, String history) throws SQLException {
        var steps = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(version, 'R') || ' ' || description || ' ' || coalesce(checksum, 0) as step
                        from %s
                        where success and type = 'SQL'
                        order by installed_rank""".formatted(history))) {
            while (row.next()) {
                steps.add(row.getString(1));
            }
        }
        return steps;
    }

    private static Map<String, Set<String>> parents(Connection connection) throws SQLException {
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REFERENCES)) {
            while (row.next()) {
                parents.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>())
                        .add(row.getString(2));
            }
        }
        return parents;
    }

    /**
     * Each behind those it refers to.
     *
     * @throws IllegalStateException if some refer to each other in a circle: no order would load them
     */
    static List<String> inOrder(Set<String> tables, Map<String, Set<String>> parents) {
        Set<String> placed = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>(tables);
        while (!left.isEmpty()) {
            List<String> ready = left.stream()
                    .filter(table ->
                            parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + left);
            }
            placed.addAll(ready);
            ready.forEach(left::remove);
        }
        return List.copyOf(placed);
    }

    /** The last number of each sequence that has given one. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
        }
        return sequences;
    }
}
