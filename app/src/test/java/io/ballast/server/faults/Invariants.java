package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.audit.TrailCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold after every fault, told by the database and not by the server under test. I1, I2 (acknowledged once,
 * the rest whole or not at all) and I5 (replay) are asked where the operation is known; I3 (limits) has nothing to
 * speak of while there are no order checks.
 */
public final class Invariants {
    private static final Duration MERGE_LIMIT = Duration.ofSeconds(40);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final TrailCheck trail;

    public Invariants(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.trail = context.getBean(TrailCheck.class);
    }

    /** I2, I4, I6, I7 and I8, while a server runs that can bring about what is due. */
    public void hold(ChildServer server, String... secrets) {
        nothingIsStuck();
        theTrailIsWhole();
        nothingIsHalfPublished();
        everyListenerHears();
        logsTellNoSecret(server, secrets);
    }

    /** I6: nothing is running that nobody runs. */
    private void nothingIsStuck() {
        Waiting.until(
                "no job, run or import is stuck",
                LEASE,
                () -> count("select count(*) from web.job where state = 'RUNNING'")
                                + count("select count(*) from assessment.run where state = 'RUNNING'")
                                + count("select count(*) from connectors.batch where state = 'RUNNING'")
                        == 0);
    }

    /** I4: places without holes, every entry placed and signed, the tree recomputed, no two roots of one size. */
    private void theTrailIsWhole() {
        Waiting.until(
                "every entry of the trail is signed",
                MERGE_LIMIT,
                () -> count("select count(*) from audit.pending") == 0
                        && count("select coalesce(max(index) + 1, 0) from audit.sequence")
                                == count("select coalesce(max(size), 0) from audit.checkpoint"));
        assertThat(count("select count(*) from audit.sequence"))
                .isEqualTo(count("select coalesce(max(index) + 1, 0) from audit.sequence"))
                .isEqualTo(count("select count(*) from audit.entry"));
        assertThat(count("select count(*) - count(distinct size) from audit.checkpoint"))
                .isZero();
        TrailCheck.Finding finding = trail.run(Optional.empty(), _ -> {});
        assertThat(finding.isSound()).as(finding.text().en()).isTrue();
    }

    /** I2: what readers see of a run is all of it. */
    private void nothingIsHalfPublished() {
        assertThat(count("""
                        select count(*)
                        from assessment.run r
                        where r.state = 'PUBLISHED' and r.customers_total > (
                          select count(*) from assessment.assessment a where a.run_id = r.id)""")).as("published runs that lack customers").isZero();
    }

    /** I7: no event between modules is forgotten. */
    private void everyListenerHears() {
        Waiting.until(
                "every event has reached its listener",
                LEASE,
                () -> count("select count(*) from event_publication where completion_date is null") == 0);
    }

    /** I8. */
    private static void logsTellNoSecret(ChildServer server, String... secrets) {
        String log = server.log();
        for (String secret : List.of(secrets)) {
            assertThat(log.contains(secret)).as("the log tells " + secret).isFalse();
        }
    }

    public long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
