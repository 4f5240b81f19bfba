package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckKind;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders that wait or have waited, as far as somebody may know of their customers. */
@Repository
class HoldQueue {
    private static final String ROWS =
            "select " + Decisions.COLUMNS + """
        ,
          h.id as hold_id, h.margin_minor, h.placed_at, h.placed_by, h.state as hold_state, h.forced_by,
          h.forced_until, h.forced_why, h.rechecked_at, h.revision, h.ended_at as hold_ended_at,
          h.ended_by as hold_ended_by, h.why as hold_why""" + Decisions.TABLES + """
        join creditcontrol.hold h on h.decision_id = d.id
        where\s""" + CustomerScope.CONDITION;

    private static final String ONE = ROWS + " and h.id = :id";

    private static final String MATCHING = """
         and (:customer::bigint is null or h.customer_id = :customer)
          and (:isOpen::boolean is null or (h.state = 'OPEN') = :isOpen)
          and (:kind::text is null or d.text like '%kind=' || :kind || ' verdict=FAILED%')
        """;

    private static final String PAGE = ROWS + MATCHING + """
        order by
          case :order when 'MARGIN_BY_AGE' then
            coalesce(h.margin_minor, 0) * extract(epoch from coalesce(h.ended_at, now()) - h.placed_at) end desc,
          case :order when 'VALUE' then d.base_minor end desc,
          case :order when 'MARGIN' then h.margin_minor end desc nulls last,
          case :order when 'SHIP_DAY' then d.ship_on end,
          case when :isOpen is distinct from true then h.placed_at end desc,
          h.placed_at,
          h.id
        limit :most offset :from""";

    private static final String SUM = """
        select count(*) as orders, coalesce(sum(d.base_minor), 0) as minor,
          coalesce(sum(h.margin_minor), 0) as margin""" + Decisions.TABLES + """
        join creditcontrol.hold h on h.decision_id = d.id
        where\s""" + CustomerScope.CONDITION + MATCHING;

    private static final String OF_DECISION = """
        select id
        from creditcontrol.hold
        where id = :decision or decision_id = :decision
        order by placed_at desc
        limit 1""";

    private final JdbcClient jdbc;

    HoldQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which order they are listed. */
    enum Order {
        MARGIN_BY_AGE,
        AGE,
        VALUE,
        MARGIN,
        SHIP_DAY
    }

    /**
     * Which of them are wanted; an empty part wants all.
     *
     * @param customer key
     * @param kind of a check that the last decision failed
     */
    record Filter(Optional<Long> customer, Optional<Boolean> isOpen, Optional<CheckKind> kind) {}

    /** How many, and what they come to, minor units of the reporting currency. */
    record Sum(long orders, long minor, long marginMinor) {}

    List<Hold> page(Filter filter, Order order, int from, int most, CurrentUser user) {
        return jdbc.sql(PAGE)
                .params(parameters(filter, user))
                .param("order", order.name())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> hold(row, user))
                .list();
    }

    Sum sum(Filter filter, CurrentUser user) {
        return jdbc.sql(SUM)
                .params(parameters(filter, user))
                .query((row, _) -> new Sum(row.getLong("orders"), row.getLong("minor"), row.getLong("margin")))
                .single();
    }

    private static Map<String, @Nullable Object> parameters(Filter filter, CurrentUser user) {
        Map<String, @Nullable Object> parameters = new HashMap<>(CustomerScope.parameters(user));
        parameters.put(
                "customer",
                new org.springframework.jdbc.core.SqlParameterValue(
                        Types.BIGINT, filter.customer().orElse(null)));
        parameters.put(
                "isOpen",
                new org.springframework.jdbc.core.SqlParameterValue(
                        Types.BOOLEAN, filter.isOpen().orElse(null)));
        parameters.put(
                "kind",
                new org.springframework.jdbc.core.SqlParameterValue(
                        Types.VARCHAR, filter.kind().map(CheckKind::name).orElse(null)));
        return parameters;
    }

    /** One of them, unless it is of a customer outside of this user's scope. */
    Optional<Hold> find(UUID id, CurrentUser user) {
        return jdbc.sql(ONE)
                .param("id", id)
                .params(CustomerScope.parameters(user))
                .query((row, _) -> hold(row, user))
                .optional();
    }

    /** The hold that a decision placed, or whose last one it is. */
    Optional<UUID> ofDecision(UUID decision) {
        return jdbc.sql(OF_DECISION)
                .param("decision", decision)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    private static Hold hold(ResultSet row, CurrentUser user) throws SQLException {
        long margin = row.getLong("margin_minor");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(margin);
        Optional<Timestamp> ended = Optional.ofNullable(row.getTimestamp("hold_ended_at"));
        String by = row.getString("hold_ended_by");
        String why = row.getString("hold_why");
        return new Hold(
                row.getObject("hold_id", UUID.class),
                Decisions.decision(row, user),
                known,
                row.getTimestamp("placed_at").toInstant(),
                row.getString("placed_by"),
                Hold.State.valueOf(row.getString("hold_state")),
                Holds.forced(row),
                row.getTimestamp("rechecked_at").toInstant(),
                row.getLong("revision"),
                ended.map(at -> new Hold.Ended(at.toInstant(), by, why)));
    }
}
