package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyParsing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policies of the company. Versions never change, so each is parsed once. */
@Component
public class Policies {
    private static final String COLUMNS = """
            select id, text, hash, approved_by, in_force_from, stored_at
            from policy.version
            """;

    /** Of two that start on one day the one approved later holds. */
    private static final String IN_FORCE =
            COLUMNS + "where in_force_from <= :day order by in_force_from desc, id desc limit 1";

    private static final String BY_ID = COLUMNS + "where id = :id";
    private static final String ALL = COLUMNS + "order by in_force_from desc, id desc limit 1000";

    private final JdbcClient jdbc;
    private final Map<Long, Policy> parsed = new ConcurrentHashMap<>();

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The version in force on this day.
     *
     * @throws IllegalStateException if there is none: the first start stores one that is in force on every day
     */
    public StoredPolicy inForce(LocalDate day) {
        return jdbc.sql(IN_FORCE)
                .param("day", day)
                .query(this::stored)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No policy is in force on " + day));
    }

    public Optional<StoredPolicy> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::stored).optional();
    }

    /** All versions, the latest first. */
    public List<StoredPolicy> all() {
        return jdbc.sql(ALL).query(this::stored).list();
    }

    private StoredPolicy stored(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        String text = row.getString("text");
        String hash = row.getString("hash");
        return new StoredPolicy(
                id,
                parsed.computeIfAbsent(id, key -> parse(text, hash)),
                row.getString("approved_by"),
                row.getObject("in_force_from", LocalDate.class),
                row.getTimestamp("stored_at").toInstant());
    }

    /** A stored text that no longer gives its hash must not judge anybody. */
    private static Policy parse(String text, String hash) {
        return switch (Policy.parse(text)) {
            case PolicyParsing.Parsed(Policy policy) when policy.hash().equals(hash) -> policy;
            case PolicyParsing.Parsed(Policy policy) ->
                throw new IllegalStateException("Policy " + policy + " has hash " + policy.hash() + ", not " + hash);
            case PolicyParsing.Refused refused ->
                throw new IllegalStateException(
                        "Policy " + hash + ": " + refused.text().en());
        };
    }
}
