package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.FreshDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** The server ends while it brings its tables about: the next start finishes that, and nobody is served before. */
@FaultTest
@Tag("faults")
class MigrationCrashTest {
    private static final String TABLES = """
        select count(*) || ' ' || md5(string_agg(c.oid::regclass || '.' || a.attname, ',' order by
          c.oid::regclass::text, a.attname))
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and c.relname !~ '^flyway'""";

    @Autowired
    ApplicationContext context;

    @Autowired
    Environment settings;

    @TempDir
    Path dir;

    @Test
    void a_server_that_ended_at_any_step_of_its_tables_finishes_them_at_the_next_start() throws SQLException {
        String whole = one(settings.getRequiredProperty("spring.datasource.url"));
        String url = FreshDatabase.create();
        ChildServer.Plan plan = ChildServer.Plan.on(settings, url, dir.resolve("home"));
        for (int step : new int[] {1, 4, 9, 12}) {
            try (ChildServer child = plan.crashAt("migration.step:" + step).start()) {
                child.untilCrashed(Company.LIMIT);
                assertThat(child.log()).doesNotContain("Tomcat started");
                assertThat(one(url)).isNotEqualTo(whole);
            }
        }
        try (ChildServer child = plan.serve()) {
            assertThat(child.status("/actuator/health")).isEqualTo(200);
            assertThat(one(url)).isEqualTo(whole);
        }
    }

    private static String one(String url) throws SQLException {
        try (Connection connection = FreshDatabase.superuser(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            row.next();
            return row.getString(1);
        }
    }
}
