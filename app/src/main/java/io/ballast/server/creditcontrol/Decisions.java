package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.DecisionText;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions that were made, as far as who asks may know. They are added, never changed. */
@Repository
class Decisions {
    /** What {@link #decision} reads of a row. */
    static final String COLUMNS = """
        d.id, d.customer_id, c.code, c.name, d.order_number, d.point, d.currency, d.amount_minor,
          d.base_minor,
          d.rate, d.rate_on, d.ship_on, d.text, d.as_of, d.policy_id, d.run_id, d.decided_by,
          d.decided_at,
          r.decision_id, r.minor, r.posted_minor, r.state, r.expires_at, r.ended_at, r.ended_by""";

    /** Where {@link #COLUMNS} are. */
    static final String TABLES = """

        from creditcontrol.decision d
        join customers.customer c on c.id = d.customer_id
        left join creditcontrol.reservation r on r.decision_id = d.id
        """;

    private static final String ROWS = "select " + COLUMNS + TABLES + "where " + CustomerScope.CONDITION;

    private static final String BY_ID = ROWS + " and d.id = :id";

    private static final String PAGE = ROWS + """
         and (:customer::bigint is null or d.customer_id = :customer)
          and (:outcome::text is null or :outcome = case when :isAll then d.outcome else
        """ + ToldDecision.OUTCOME + """
         end)
          and (:order::text is null or d.order_number = :order)
          and (:before::timestamptz is null or (d.decided_at, d.id) < (:before, :beforeId))
        order by d.decided_at desc, d.id desc
        limit :most""";

    private static final String FINGERPRINT = """
        select fingerprint
        from creditcontrol.decision
        where id = :id""";

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of the decisions is wanted; an empty part wants all.
     *
     * @param customer key
     * @param order number
     */
    record Filter(Optional<Long> customer, Optional<Outcome> outcome, Optional<String> order) {}

    /** The decision under a key, unless it is about a customer outside of this user's scope. */
    Optional<StoredDecision> find(UUID id, CurrentUser user) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .params(CustomerScope.parameters(user))
                .query((row, _) -> decision(row, user))
                .optional();
    }

    /** The fingerprint of what was asked under a key. */
    Optional<byte[]> fingerprint(UUID id) {
        return jdbc.sql(FINGERPRINT)
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Decisions as far as this user may know of them, newest first. */
    List<StoredDecision> page(Filter filter, Optional<DecisionPlace> after, int most, CurrentUser user) {
        Map<String, Object> parameters = new HashMap<>(CustomerScope.parameters(user));
        parameters.put("most", most);
        parameters.put("isAll", user.seesEveryCustomer());
        return jdbc.sql(PAGE)
                .params(parameters)
                .param("customer", filter.customer().orElse(null), Types.BIGINT)
                .param("outcome", filter.outcome().map(Outcome::name).orElse(null), Types.VARCHAR)
                .param("order", filter.order().orElse(null), Types.VARCHAR)
                .param(
                        "before",
                        after.map(place -> Timestamp.from(place.decidedAt())).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("beforeId", after.map(DecisionPlace::id).orElse(null), Types.OTHER)
                .query((row, _) -> decision(row, user))
                .list();
    }

    /** The decision of a row with {@link #COLUMNS}, as far as this user may know of groups. */
    static StoredDecision decision(ResultSet row, CurrentUser user) throws SQLException {
        long run = row.getLong("run_id");
        OptionalLong assessed = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(run);
        UUID id = row.getObject("id", UUID.class);
        return new StoredDecision(
                id,
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("order_number"),
                CheckPoint.valueOf(row.getString("point")),
                Currency.of(row.getString("currency")),
                row.getLong("amount_minor"),
                row.getLong("base_minor"),
                row.getBigDecimal("rate"),
                row.getObject("rate_on", LocalDate.class),
                row.getObject("ship_on", LocalDate.class),
                ToldDecision.to(user, DecisionText.read(row.getString("text"))),
                row.getObject("as_of", LocalDate.class),
                row.getLong("policy_id"),
                assessed,
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("decision_id") == null ? Optional.empty() : Optional.of(Reservation.of(row)));
    }
}
