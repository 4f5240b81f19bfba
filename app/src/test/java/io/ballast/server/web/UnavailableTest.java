package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class UnavailableTest {
    /** 08006 is "connection failure", 57P01 "admin shutdown", 53100 "disk full", 23505 "unique violation". */
    @Test
    void what_the_database_could_not_do_for_want_of_itself_may_be_asked_again() {
        assertThat(Unavailable.isBehind(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Unavailable.isBehind(new SQLException("down", "57P01"))).isTrue();
        assertThat(Unavailable.isBehind(new SQLException("full", "53100"))).isTrue();
        assertThat(Unavailable.isBehind(new SQLTransientConnectionException("busy")))
                .isTrue();
        assertThat(Unavailable.isBehind(new SQLException("twice", "23505"))).isFalse();
        assertThat(Unavailable.isBehind(new IllegalStateException("ours"))).isFalse();
    }

    @Test
    void a_connection_lost_in_the_middle_may_be_asked_again_though_the_failing_rollback_hides_how_it_was_lost() {
        var lost = new SQLException("Connection is closed"); // as HikariCP says it
        assertThat(Unavailable.isBehind(new TransactionSystemException("JDBC rollback failed", lost)))
                .isTrue();
        assertThat(Unavailable.isBehind(new SQLException("Statement is closed")))
                .isFalse();
    }
}
