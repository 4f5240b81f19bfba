package io.ballast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class StartUpTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void the_database_writes_to_disk_before_it_says_so() {
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    @Test
    void the_day_of_the_database_is_that_of_the_house_wherever_the_server_runs() {
        assertThat(jdbc.sql("show time zone").query(String.class).single())
                .isEqualTo(clock.getZone().getId());
    }

    @Test
    void the_application_does_not_own_the_tables_it_uses() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("ballast_server");
    }
}
