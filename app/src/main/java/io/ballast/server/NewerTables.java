package io.ballast.server;

import io.ballast.engine.value.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * No server starts: its tables have taken steps that this version does not know, those of a newer one. It would put its
 * older row-level security over tables it has never heard of, and write what the newer version does not expect.
 */
final class NewerTables extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final String HISTORY = "flyway_schema_history";

    /** The folder of the tables that all modules share. */
    private static final String SHARED = "__root";

    private static final Pattern STEP = Pattern.compile(".*/([^/]+)/V([0-9]+)__[^/]*\\.sql");
    private static final int MOST_NAMED = 10;

    private static final String HISTORIES = """
        select quote_ident(schemaname) || '.' || quote_ident(tablename) as history, tablename
        from pg_tables
        where left(tablename, length('flyway_schema_history')) = 'flyway_schema_history'
        order by tablename""";

    private final transient Text why;

    private NewerTables(Set<String> unknown) {
        super("The tables are newer than this version of Ballast: " + unknown);
        String named = String.join(", ", unknown.stream().limit(MOST_NAMED).toList());
        String more = unknown.size() > MOST_NAMED ? " …" : "";
        this.why = Text.of(
                "数据库表已由更新版本的压舱石升级，本版本不认识这 " + unknown.size() + " 步：" + named + more + "。未写入任何内容。",
                "The tables were brought up to date by a newer version of Ballast; this one does not know "
                        + unknown.size() + " of their steps: " + named + more + ". Nothing was written.");
    }

    Text why() {
        return why;
    }

    static Text wayOut() {
        return Text.of(
                "请启动那个更新的版本；要退回本版本，请用它把升级前的备份恢复到空的数据目录（docs/backup.md）。",
                "Start that newer version. To go back to this one, restore with it the backup made before the upgrade"
                        + " into an empty place (docs/backup.md).");
    }

    /**
     * Looks before anything is written.
     *
     * @throws NewerTables if a step was taken that is not among those of this version
     */
    static void refuse(Flyway flyway) {
        try (Connection owner = Objects.requireNonNull(flyway.getConfiguration().getDataSource())
                .getConnection()) {
            refuse(owner, flyway.getConfiguration().getLocations());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask which steps the tables have taken", e);
        }
    }

    static void refuse(Connection owner, Location... locations) throws SQLException {
        Set<String> unknown = taken(owner);
        unknown.removeAll(known(locations));
        if (!unknown.isEmpty()) {
            throw new NewerTables(unknown);
        }
    }

    /** Steps of the tables, such as {@code policy 3}. */
    private static Set<String> taken(Connection owner) throws SQLException {
        Set<String> taken = new TreeSet<>();
        try (Statement statement = owner.createStatement()) {
            Map<String, String> histories = new TreeMap<>();
            try (ResultSet row = statement.executeQuery(HISTORIES)) {
                while (row.next()) {
                    histories.put(row.getString("history"), module(row.getString("tablename")));
                }
            }
            for (Map.Entry<String, String> history : histories.entrySet()) {
                // the name comes from the catalogue of the database, quoted by it
                try (ResultSet row = statement.executeQuery(
                        "select version from " + history.getKey() + " where success and type = 'SQL'")) {
                    while (row.next()) {
                        taken.add(history.getValue() + " " + row.getString("version"));
                    }
                }
            }
        }
        return taken;
    }

    /** {@code policy} of {@code flyway_schema_history_policy}; the tables that all share are those of the root. */
    private static String module(String history) {
        return history.equals(HISTORY) ? SHARED : history.substring(HISTORY.length() + 1);
    }

    private static Set<String> known(Location... locations) {
        Set<String> known = new TreeSet<>();
        for (Location location : locations) {
            try {
                for (Resource step : new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + location.getRootPath() + "/*/V*.sql")) {
                    Matcher named = STEP.matcher(step.getURL().getPath());
                    if (named.matches()) {
                        known.add(named.group(1) + " " + named.group(2));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the steps of " + location, e);
            }
        }
        return known;
    }
}
