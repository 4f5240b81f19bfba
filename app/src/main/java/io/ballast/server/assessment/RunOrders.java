package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What programs asked to assess, each by a key of its own, so that asking twice starts one run. */
@Repository
class RunOrders {
    private static final String PLACE = """
        insert into assessment.run_order (username, key, as_of, knowledge, placed_at)
        values (:username, :key, :asOf, :knowledge, :now)
        on conflict (username, key) do nothing""";

    private static final String FIND = """
        select as_of, knowledge, run_id
        from assessment.run_order
        where username = :username and key = :key""";

    private static final String FULFIL = """
        update assessment.run_order
        set run_id = :run
        where username = :username and key = :key""";

    private static final String DROP = """
        delete from assessment.run_order
        where username = :username and key = :key and run_id is null""";

    /** An order that was cut off before its run was known must not hold its key for ever. */
    private static final String FORGET = """
        delete from assessment.run_order
        where username = :username and key = :key and run_id is null and placed_at < :cutOff""";

    private static final Duration CUT_OFF = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    RunOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order as it was placed, and the run that came of it. */
    record Order(LocalDate asOf, Knowledge knowledge, OptionalLong run) {}

    /** Places an order; false if this user has placed one under this key before. */
    boolean place(String username, String key, LocalDate asOf, Knowledge knowledge, Instant now) {
        jdbc.sql(FORGET)
                .param("username", username)
                .param("key", key)
                .param("cutOff", Runs.at(now.minus(CUT_OFF)))
                .update();
        return jdbc.sql(PLACE)
                        .param("username", username)
                        .param("key", key)
                        .param("asOf", asOf)
                        .param("knowledge", knowledge.name())
                        .param("now", Runs.at(now))
                        .update()
                == 1;
    }

    Optional<Order> find(String username, String key) {
        return jdbc.sql(FIND)
                .param("username", username)
                .param("key", key)
                .query((row, _) -> new Order(
                        row.getObject("as_of", LocalDate.class),
                        Knowledge.valueOf(row.getString("knowledge")),
                        CustomerLines.optional(row.getObject("run_id", Long.class))))
                .optional();
    }

    void fulfil(String username, String key, long run) {
        jdbc.sql(FULFIL)
                .param("username", username)
                .param("key", key)
                .param("run", run)
                .update();
    }

    /** Forgets an order of which nothing came, so that its key can be used again. */
    void drop(String username, String key) {
        jdbc.sql(DROP).param("username", username).param("key", key).update();
    }
}
