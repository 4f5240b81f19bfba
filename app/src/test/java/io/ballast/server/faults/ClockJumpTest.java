package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of the server's machine is wrong, and is put forward and back while it runs (libfaketime). */
@FaultTest
@Tag("faults")
class ClockJumpTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path dir;

    @Test
    void health_says_so_and_what_is_decided_is_decided_by_the_time_of_the_database() throws IOException {
        var library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty()) {
            System.err.println("SKIPPED: no libfaketime here (apt-get install faketime); clock jumps are not tested");
        }
        Assumptions.assumeTrue(library.isPresent(), "libfaketime is not installed");
        Company company = Company.of(context);
        Path clock = Files.writeString(dir.resolve("clock"), "+5m");
        company.start(company.plan()
                .variable("LD_PRELOAD", library.orElseThrow().toString())
                .variable("FAKETIME_TIMESTAMP_FILE", clock.toString())
                .variable("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .variable("FAKETIME_CACHE_DURATION", "1"));
        assertThat(health(company)).contains("DEGRADED");
        assertThat(company.server().log()).contains("off the database by seconds=");
        Visitor visitor = Visitor.at(company.server().port()).signIn("fault-manager");
        long last = draftAsOfNow(company);
        for (String jump : List.of("-1h", "+1h", "+2d", "+0")) {
            company.history.fault("clock " + jump);
            Files.writeString(clock, jump);
            Waiting.millis(3_000);
            assertThat(visitor.get("/customers", "Accept", "text/html").statusCode())
                    .as("goes on, or must sign in again")
                    .isIn(200, 302);
            long next = draftAsOfNow(company);
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        Waiting.until(
                "health is good", Duration.ofSeconds(15), () -> health(company).contains("\"UP\""));
        company.invariantsHold();
        company.server().kill(); // nobody else shall have this clock
    }

    private static String health(Company company) {
        return company.client().get("/actuator/health").body();
    }

    /** A draft whose time is that of the database, whatever the machine says; gives its number. */
    private long draftAsOfNow(Company company) {
        long draft = company.draft().get("id").asLong();
        Instant changed = jdbc.sql("select changed_at from policy.draft where id = :id")
                .param("id", draft)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(Duration.between(changed, Instant.now()).abs()).isLessThan(Duration.ofSeconds(20));
        return draft;
    }
}
