package io.ballast.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditTest {
    @Autowired
    Audit audit;

    @Autowired
    Trail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @BeforeEach
    void record_something() {
        transaction.executeWithoutResult(status -> audit.record(
                "test.stone.moved", "stone", "7", "too heavy", Map.of("place", "bow"), Map.of("place", "stern")));
    }

    @Test
    void an_entry_says_who_did_what_to_which_subject_and_why() {
        TrailEntry entry = trail.of("stone", "7", 1).getFirst();
        assertThat(entry.actor()).isEqualTo("ballast");
        assertThat(entry.action()).isEqualTo("test.stone.moved");
        assertThat(entry.why()).isEqualTo("too heavy");
        assertThat(entry.before()).contains("{\"place\": \"bow\"}");
        assertThat(entry.after()).contains("{\"place\": \"stern\"}");
    }

    @Test
    void an_effect_that_is_rolled_back_leaves_no_entry() {
        transaction.executeWithoutResult(status -> {
            audit.record("test.stone.lost", "stone", "8", "", Map.of(), Map.of());
            status.setRollbackOnly();
        });
        assertThat(trail.of("stone", "8", 1)).isEmpty();
    }

    @Test
    void nothing_is_recorded_outside_a_transaction() {
        assertThatThrownBy(() -> audit.record("test.stone.moved", "stone", "9", "", Map.of(), Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit.entry set why = 'no reason'", "delete from audit.entry", "truncate audit.entry"})
    void the_application_may_not_change_the_trail(String attack) {
        assertThatThrownBy(() -> jdbc.sql(attack).update()).rootCause().hasMessageContaining("permission denied");
        assertThat(trail.of("stone", "7", 1)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit.entry set why = 'no reason'", "delete from audit.entry", "truncate audit.entry"})
    void even_the_owner_of_the_table_is_refused_by_its_trigger(String attack) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attack)).hasMessageContaining("append-only");
        }
    }
}
