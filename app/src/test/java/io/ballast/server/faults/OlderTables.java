package io.ballast.server.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Tables of an older version, filled with what a database of today holds for them. Steps of migrations add only, so
 * that the older tables and columns are a part of those of today. People of the trail were not sealed before: how they
 * are is tried by {@code KeyRotationTest}, and they are left out here.
 */
final class OlderTables {
    /** Each module with its newest step, as the version of 22 November 2026 had them: what belongs together. */
    private static final Path OLDER_VERSION = Path.of("src/test/resources/older-version.txt");

    private static final String COLUMNS = """
        select table_schema || '.' || table_name as name,
          string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
        from information_schema.columns
        join information_schema.tables t using (table_schema, table_name)
        where t.table_type = 'BASE TABLE' and is_generated = 'NEVER'
          and table_schema not in ('pg_catalog', 'information_schema')
          and table_schema || '.' || table_name <> 'audit.person'
          and table_name not like 'flyway%' and table_name not like 'scheduled%'
        group by 1
        order by 1""";

    private static final String SEQUENCES = """
        select schemaname || '.' || sequencename
        from pg_sequences
        where schemaname not in ('pg_catalog', 'information_schema')""";

    private final Connection from;
    private final Connection to;

    /** Columns of the older tables by the tables' names. */
    private final Map<String, String> older;

    OlderTables(Connection from, Connection to) throws SQLException {
        this.from = from;
        this.to = to;
        this.older = columns(to);
    }

    /**
     * Copies the steps that the tables of the older version were made by; gives the newest step of each module that has
     * more, or is new.
     */
    static Map<String, Integer> ofOlderVersion(Path all, Path some) throws IOException {
        Map<String, Integer> older = newestStepsOfOlderVersion();
        Map<String, Integer> left = new TreeMap<>();
        for (Path module : list(all)) {
            String name = module.getFileName().toString();
            Path target = Files.createDirectories(some.resolve(name));
            for (Path step : list(module)) {
                if (number(step) <= older.getOrDefault(name, 0)) {
                    Files.copy(step, target.resolve(step.getFileName()));
                } else {
                    left.merge(name, number(step), Math::max);
                }
            }
        }
        return left;
    }

    private static Map<String, Integer> newestStepsOfOlderVersion() throws IOException {
        Map<String, Integer> newest = new TreeMap<>();
        for (String line : Files.readAllLines(OLDER_VERSION)) {
            String[] words = line.split(" ");
            newest.put(words[0], Integer.valueOf(words[1]));
        }
        return newest;
    }

    /** Whether every step of these folders was taken. */
    static boolean has(Connection database, Path steps) {
        try (Stream<Path> files = Files.walk(steps)) {
            long wanted = files.filter(Files::isRegularFile).count();
            long taken = 0;
            for (String table : column(database, """
                    select schemaname || '.' || tablename from pg_tables where tablename like 'flyway%'""")) {
                taken += Long.parseLong(
                        column(database, "select count(*) from " + table + " where success and type = 'SQL'")
                                .getFirst());
            }
            return taken == wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Puts the rows of today into the older tables; gives how many. */
    long copy() throws SQLException, IOException {
        run(to, "set session_replication_role = replica");
        run(to, "truncate " + String.join(", ", older.keySet()));
        long rows = 0;
        for (Map.Entry<String, String> table : older.entrySet()) {
            rows += copy(table.getKey(), table.getValue());
        }
        for (String sequence : column(to, SEQUENCES)) {
            String last = column(from, "select last_value from " + sequence).getFirst();
            run(to, "select setval('" + sequence + "', " + last + ")");
        }
        run(to, "set session_replication_role = origin");
        return rows;
    }

    /** An older key may be narrower than that of today; of rows that it holds for the same, the first stands. */
    private long copy(String table, String columns) throws SQLException, IOException {
        var buffer = new ByteArrayOutputStream();
        manager(from).copyOut("copy " + table + " (" + columns + ") to stdout", buffer);
        run(to, "create temporary table copied as select " + columns + " from " + table + " limit 0");
        manager(to).copyIn("copy copied (" + columns + ") from stdin", new ByteArrayInputStream(buffer.toByteArray()));
        long rows;
        try (Statement statement = to.createStatement()) {
            rows = statement.executeLargeUpdate("insert into " + table + " (" + columns + ") overriding system value"
                    + " select " + columns + " from copied on conflict do nothing");
        }
        run(to, "drop table copied");
        return rows;
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** What the older columns of the older tables hold, but for the trail, to which every start adds. */
    Map<String, String> digests() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, String> table : older.entrySet()) {
            if (table.getKey().startsWith("audit.")) {
                continue;
            }
            digests.put(
                    table.getKey(),
                    column(to, """
                    select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
                    from (select %s from %s) t""".formatted(table.getValue(), table.getKey())).getFirst());
        }
        return digests;
    }

    /** What all tables hold, policies of row-level security and histories of migrations too. */
    static String everything(Connection connection) throws SQLException {
        return column(connection, """
                select md5(database_to_xml(true, true, '')::text) || ' ' || (
                  select md5(string_agg(p::text, ',' order by p.oid)) from pg_policy p)""").getFirst();
    }

    private static Map<String, String> columns(Connection connection) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                columns.put(row.getString("name"), row.getString("columns"));
            }
        }
        return columns;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** 12 of {@code V12__name.sql}. */
    private static int number(Path step) {
        String name = step.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
