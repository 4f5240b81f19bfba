package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.Location;
import org.junit.jupiter.api.Test;

/** Tables of a newer version are told from those of this one by the steps that they have taken. */
class NewerTablesTest {
    private static final Location STEPS = Location.fromPath("classpath:", "db/migration");

    @Test
    void tables_without_a_step_and_with_some_of_the_known_steps_are_brought_up_to_date() throws SQLException {
        try (Connection connection = FreshDatabase.superuser(FreshDatabase.create())) {
            NewerTables.refuse(connection, STEPS);
            history(connection, "policy", "'1', 'SQL', true");
            NewerTables.refuse(connection, STEPS);
        }
    }

    @Test
    void a_step_that_this_version_does_not_know_is_refused_by_name_and_with_a_way_out() throws SQLException {
        try (Connection connection = FreshDatabase.superuser(FreshDatabase.create())) {
            history(connection, "policy", "'1', 'SQL', true", "'999', 'SQL', true");
            assertThatThrownBy(() -> NewerTables.refuse(connection, STEPS))
                    .isInstanceOfSatisfying(NewerTables.class, refused -> {
                        var said = new NewerTablesAnalyzer().analyze(refused, refused);
                        assertThat(said.getDescription())
                                .contains("更新版本的压舱石", "by a newer version of Ballast", "policy 999")
                                .doesNotContain("policy 1,");
                        assertThat(said.getAction()).contains("docs/backup.md", "restore");
                    });
        }
    }

    @Test
    void a_module_that_this_version_does_not_have_is_refused_and_a_step_that_failed_is_none() throws SQLException {
        try (Connection connection = FreshDatabase.superuser(FreshDatabase.create())) {
            history(connection, "tomorrow", "'1', 'SQL', false");
            NewerTables.refuse(connection, STEPS);
            history(connection, "later", "'1', 'SQL', true");
            assertThatThrownBy(() -> NewerTables.refuse(connection, STEPS)).hasMessageContaining("later 1");
        }
    }

    private static void history(Connection connection, String module, String... steps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table flyway_schema_history_" + module
                    + " (version varchar(50), type varchar(20), success boolean)");
            for (String step : steps) {
                statement.execute("insert into flyway_schema_history_" + module + " values (" + step + ")");
            }
        }
    }
}
