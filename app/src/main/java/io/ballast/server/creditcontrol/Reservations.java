package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Commitment;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.DocumentsRecorded;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is held of limits, from the approval of an order until the books have it. Whoever changes what counts locks the
 * account of the customer first and counts its revision up; the books do that by a revision of their own.
 */
@Component
class Reservations {
    private static final int AT_ONCE = 500;

    private static final String OPEN_ACCOUNT = """
        insert into creditcontrol.account (customer_id)
        values (:customer)
        on conflict do nothing""";

    private static final String REVISION = """
        select revision
        from creditcontrol.account
        where customer_id = :customer""";

    private static final String COUNTING = """
        select r.customer_id, d.own_company, r.order_number, r.ship_on,
          case r.state when 'PENDING' then r.minor else r.posted_minor end as minor
        from creditcontrol.reservation r
        join creditcontrol.decision d on d.id = r.decision_id
        where r.customer_id = any (:customers) and r.state in ('PENDING', 'POSTED')
        order by r.ship_on, r.order_number, r.decision_id""";

    private static final String ONE = """
        select decision_id, customer_id, order_number, minor, posted_minor, ship_on, state, expires_at, ended_at,
          ended_by
        from creditcontrol.reservation
        where decision_id = :id""";

    private static final String LOCK = """
        select customer_id
        from creditcontrol.account
        where customer_id = :customer
        for update""";

    private static final String COUNT_UP = """
        update creditcontrol.account
        set revision = revision + 1
        where customer_id = :customer""";

    private static final String END = """
        update creditcontrol.reservation
        set state = :state, posted_minor = :posted, ended_at = now(), ended_by = :by
        where decision_id = :id and state = 'PENDING' and expires_at > now()""";

    private static final String OVER = """
        select distinct customer_id
        from creditcontrol.reservation
        where state = 'PENDING' and expires_at <= now()
        limit :most""";

    private static final String EXPIRE = """
        update creditcontrol.reservation
        set state = 'EXPIRED', ended_at = now(), ended_by = :by
        where customer_id = :customer and state = 'PENDING' and expires_at <= now()
        returning decision_id, order_number, minor""";

    private static final String REPLACE = """
        update creditcontrol.reservation
        set state = 'VOIDED', posted_minor = 0, ended_at = now(), ended_by = :by
        where customer_id = :customer and order_number = :number and state in ('PENDING', 'POSTED')""";

    private static final String HOLD = """
        insert into creditcontrol.reservation (decision_id, customer_id, order_number, minor, ship_on, expires_at)
        values (:decision, :customer, :number, :minor, :shipOn, :until)""";

    private static final String BOOK = """
        update creditcontrol.reservation r
        set state = 'BOOKED', posted_minor = case r.state when 'PENDING' then r.minor else r.posted_minor end,
            ended_at = coalesce(r.ended_at, now()),
            ended_by = coalesce(r.ended_by, :by)
        from ledger.revision v
        where v.batch_id = :batch and r.customer_id = v.customer_id and r.state in ('PENDING', 'POSTED')
          and exists (
            select
            from ledger.sales_order o
            where o.customer_id = r.customer_id and o.number = r.order_number)""";

    private static final String TAKE_FROM_BOOKS = """
        update creditcontrol.reservation r
        set state = 'POSTED'
        from ledger.revision v
        where v.batch_id = :batch and r.customer_id = v.customer_id and r.state = 'BOOKED'
          and not exists (
            select
            from ledger.sales_order o
            where o.customer_id = r.customer_id and o.number = r.order_number)""";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Reservations(JdbcClient jdbc, Audit audit, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Makes sure that the customer has an account to lock. */
    void open(CustomerId customer) {
        jdbc.sql(OPEN_ACCOUNT).param("customer", customer.value()).update();
    }

    /** How often what is held for the customer has changed. */
    long revision(CustomerId customer) {
        return jdbc.sql(REVISION)
                .param("customer", customer.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * What is held for these customers for orders that the books do not have, by the code of the company of ours that
     * sells; nothing for those who have none.
     */
    Map<CustomerId, Map<String, List<Commitment>>> counting(Collection<CustomerId> customers) {
        Map<CustomerId, Map<String, List<Commitment>>> held = new HashMap<>();
        jdbc.sql(COUNTING).param("customers", CustomerId.array(customers)).query(row -> {
            held.computeIfAbsent(new CustomerId(row.getLong("customer_id")), _ -> new HashMap<>())
                    .computeIfAbsent(row.getString("own_company"), _ -> new ArrayList<>())
                    .add(new Commitment(
                            row.getString("order_number"),
                            row.getObject("ship_on", LocalDate.class),
                            row.getLong("minor"),
                            true));
        });
        return held;
    }

    /** What is or was held by a decision, if it held anything. */
    Optional<Reservation> of(UUID decision) {
        return jdbc.sql(ONE)
                .param("id", decision)
                .query((row, _) -> Reservation.of(row))
                .optional();
    }

    /**
     * Ends a pending reservation.
     *
     * @param state {@link Reservation.State#POSTED} or {@link Reservation.State#VOIDED}
     * @param postedMinor what of it is confirmed, 0 when it is voided
     * @return what it is now: as wanted if it was pending and not over, and otherwise as it was
     */
    Reservation end(Reservation held, Reservation.State state, long postedMinor, String why, String by) {
        return transactions.execute(_ -> {
            lock(held.customer());
            int ended = jdbc.sql(END)
                    .param("id", held.decision())
                    .param("state", state.name())
                    .param("posted", postedMinor)
                    .param("by", by)
                    .update();
            if (ended > 0) {
                jdbc.sql(COUNT_UP).param("customer", held.customer()).update();
                audit.record(
                        "creditcontrol.reservation." + (state == Reservation.State.POSTED ? "posted" : "voided"),
                        "customer",
                        Long.toString(held.customer()),
                        why,
                        Map.of("state", Reservation.State.PENDING.name(), "minor", held.minor()),
                        Map.of(
                                "state", state.name(),
                                "postedMinor", postedMinor,
                                "order", held.number(),
                                "decision", held.decision().toString()));
            }
            return of(held.decision()).orElseThrow();
        });
    }

    /** Gives back what was held too long, by the time of the database; customer by customer. */
    int expire() {
        List<Long> customers = jdbc.sql(OVER)
                .param("most", AT_ONCE)
                .query((row, _) -> row.getLong(1))
                .list();
        int expired = 0;
        for (Long customer : customers) {
            expired += transactions.execute(_ -> expire(customer));
        }
        return expired;
    }

    private record Expired(UUID decision, String number, long minor) {}

    private int expire(long customer) {
        lock(customer);
        List<Expired> expired = jdbc.sql(EXPIRE)
                .param("customer", customer)
                .param("by", Audit.SYSTEM)
                .query((row, _) -> new Expired(
                        row.getObject("decision_id", UUID.class), row.getString("order_number"), row.getLong("minor")))
                .list();
        for (Expired one : expired) {
            audit.record(
                    "creditcontrol.reservation.expired",
                    "customer",
                    Long.toString(customer),
                    "",
                    Map.of("state", Reservation.State.PENDING.name(), "minor", one.minor()),
                    Map.of(
                            "state", Reservation.State.EXPIRED.name(),
                            "order", one.number(),
                            "decision", one.decision().toString()));
        }
        if (!expired.isEmpty()) {
            jdbc.sql(COUNT_UP).param("customer", customer).update();
        }
        return expired.size();
    }

    /**
     * What the books have now, no reservation holds any more; what an undone import took from them, it holds again. In
     * the transaction of the import, so that no order is counted twice or not at all.
     */
    @EventListener
    void documentsRecorded(DocumentsRecorded event) {
        int booked = jdbc.sql(BOOK)
                .param("batch", event.batchId())
                .param("by", Audit.SYSTEM)
                .update();
        int returned = jdbc.sql(TAKE_FROM_BOOKS).param("batch", event.batchId()).update();
        if (booked + returned > 0) {
            audit.record(
                    "creditcontrol.reservation.booked",
                    "batch",
                    Long.toString(event.batchId()),
                    "",
                    Map.of(),
                    Map.of("booked", booked, "returned", returned));
        }
    }

    /** The account of the customer is locked and has changed: whoever read it before reads it again. */
    void changed(CustomerId customer) {
        lock(customer.value());
        jdbc.sql(COUNT_UP).param("customer", customer.value()).update();
    }

    /** An order is released by authority: what was held for it before goes, this is held under the decision. */
    void hold(
            UUID decision, CustomerId customer, String number, long minor, LocalDate shipOn, Instant until, String by) {
        jdbc.sql(REPLACE)
                .param("customer", customer.value())
                .param("number", number)
                .param("by", by)
                .update();
        if (minor > 0) {
            jdbc.sql(HOLD)
                    .param("decision", decision)
                    .param("customer", customer.value())
                    .param("number", number)
                    .param("minor", minor)
                    .param("shipOn", shipOn)
                    .param("until", Timestamp.from(until))
                    .update();
        }
        changed(customer);
    }

    /** Locks the account of a customer until the end of the transaction. */
    void lock(long customer) {
        jdbc.sql(LOCK).param("customer", customer).query(Long.class).single();
    }
}
