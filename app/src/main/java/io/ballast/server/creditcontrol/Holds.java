package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of orders that wait. Who changes one holds the lock of the customer's account. */
@Repository
class Holds {
    private static final String WAITING = """
        select id, order_number, forced_by, forced_until, forced_why
        from creditcontrol.hold
        where customer_id = :customer and state = 'OPEN'""";

    private static final String LOCK = """
        select state, revision
        from creditcontrol.hold
        where id = :id
        for update""";

    private static final String PLACE_BY_HAND = """
        insert into creditcontrol.hold (id, customer_id, order_number, decision_id, placed_by, placed_by_id)
        select d.id, d.customer_id, d.order_number, d.id, d.decided_by,
          coalesce((select u.id from identity.app_user u where u.username = d.decided_by), 0)
        from creditcontrol.decision d
        where d.id = :decision
        returning id""";

    private static final String CLEAR = """
        update creditcontrol.hold h
        set state = 'CLEARED', decision_id = :decision, ended_at = now(), ended_by = :by, why = '',
            revision = h.revision + 1
        from creditcontrol.decision d
        where h.customer_id = :customer and h.order_number = :number and h.state = 'OPEN' and d.id = h.decision_id
          and (:point = 'ORDER' or d.point = :point)
        returning h.id""";

    private static final String END = """
        update creditcontrol.hold
        set state = :state, ended_at = now(), ended_by = :by, why = :why, revision = revision + 1
        where id = :id and state = 'OPEN'""";

    private static final String FORCE = """
        update creditcontrol.hold
        set forced_by = :by, forced_until = :until, forced_why = :why, revision = revision + 1
        where id = :id and state = 'OPEN'""";

    private static final String EXPIRE = """
        update creditcontrol.hold
        set forced_by = null, forced_until = null, forced_why = null, revision = revision + 1
        where id = :id and state = 'OPEN' and forced_until < :today""";

    private static final String SEEN = """
        update creditcontrol.hold
        set seen = :seen, rechecked_at = now()
        where id = :id and state = 'OPEN'""";

    private static final String OUT_OF_DATE = """
        select h.id
        from creditcontrol.hold h
        join creditcontrol.account a on a.customer_id = h.customer_id
        join customers.customer c on c.id = h.customer_id
        where h.state = 'OPEN'
          and (h.forced_by is null or h.forced_until < :today)
          and (c.group_id is not null and h.rechecked_at < now() - interval '45 seconds'
            or h.seen <> concat_ws('/',
              a.revision,
              coalesce((select revision from ledger.revision where customer_id = h.customer_id), 0),
              coalesce((select run_id from assessment.published), 0),
              (
                select id
                from policy.version
                where in_force_from <= :today
                order by in_force_from desc, id desc
                limit 1),
              :today::date))
        order by h.placed_at, h.id
        limit :most""";

    private static final String HAND_IN = """
        select case when creditcontrol.is_own_order(:id, :person) then 'ASKED'
          when creditcontrol.has_graded(:id, :person) then 'GRADED'
          else 'NONE' end""";

    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is under its lock. */
    record Locked(Hold.State state, long revision) {}

    /** Those of a customer's orders that wait, by the number of the order. */
    Map<String, OrderAuthority.Waiting> waiting(CustomerId customer) {
        Map<String, OrderAuthority.Waiting> waiting = new HashMap<>();
        jdbc.sql(WAITING).param("customer", customer.value()).query(row -> {
            waiting.put(
                    row.getString("order_number"),
                    new OrderAuthority.Waiting(row.getObject("id", UUID.class), forced(row)));
        });
        return waiting;
    }

    Locked lock(UUID id) {
        return jdbc.sql(LOCK)
                .param("id", id)
                .query((row, _) -> new Locked(Hold.State.valueOf(row.getString("state")), row.getLong("revision")))
                .single();
    }

    /** The order of a decision that its checks let pass waits from now on; it counts as asked for by who asked. */
    UUID placeByHand(UUID decision) {
        return jdbc.sql(PLACE_BY_HAND)
                .param("decision", decision)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    /** The order of a decision may ship: if it waited at this step or before it, it does no more. */
    Optional<UUID> clear(OrderRequest order, String by) {
        return jdbc.sql(CLEAR)
                .param("decision", order.id())
                .param("customer", order.customer().value())
                .param("number", order.number())
                .param("point", order.point().name())
                .param("by", by)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** Ends one that is locked. */
    void end(UUID id, Hold.State state, String why, String by) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("why", why)
                .param("by", by)
                .update();
    }

    /** Holds it by hand, or no longer if there is nothing in force. */
    void force(UUID id, Optional<Hold.Forced> forced) {
        jdbc.sql(FORCE)
                .param("id", id)
                .param("by", forced.map(Hold.Forced::by).orElse(null), Types.VARCHAR)
                .param("until", forced.flatMap(Hold.Forced::until).orElse(null), Types.DATE)
                .param("why", forced.map(Hold.Forced::why).orElse(null), Types.VARCHAR)
                .update();
    }

    /** Ends its hold by hand if the last day of that is over; whether it was still there. */
    boolean expire(UUID id, LocalDate today) {
        return jdbc.sql(EXPIRE).param("id", id).param("today", today).update() == 1;
    }

    /** Notes that it was judged on this state of things, with the same result. */
    void seen(UUID id, String state) {
        jdbc.sql(SEEN).param("id", id).param("seen", state).update();
    }

    /**
     * Those, the oldest first, that were last judged on another state of things than that of now. What changes in a
     * group beside the customer is not in it, so members are judged again every 45 seconds.
     */
    List<UUID> outOfDate(LocalDate today, int most) {
        return jdbc.sql(OUT_OF_DATE)
                .param("today", today)
                .param("most", most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** What a person, or who is one hand with that person, had to do with the order before. */
    HandInOrder handIn(UUID id, long person) {
        return jdbc.sql(HAND_IN)
                .param("id", id)
                .param("person", person)
                .query((row, _) -> HandInOrder.valueOf(row.getString(1)))
                .single();
    }

    static Optional<Hold.Forced> forced(ResultSet row) throws SQLException {
        Optional<LocalDate> until = Optional.ofNullable(row.getObject("forced_until", LocalDate.class));
        String why = row.getString("forced_why");
        return Optional.ofNullable(row.getString("forced_by")).map(by -> new Hold.Forced(by, until, why));
    }
}
