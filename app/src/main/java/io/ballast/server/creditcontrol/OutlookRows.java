package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomDay;
import io.ballast.server.customers.CustomerId;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found ahead of customers, as it is kept; what is as it was is not written. */
@Repository
class OutlookRows {
    /** By key, so that each customer comes once in a round. */
    private static final String OUT_OF_DATE = """
        with now as (
          select coalesce((select run_id from assessment.published), 0) as run, (
              select id
              from policy.version
              where in_force_from <= :today
              order by in_force_from desc, id desc
              limit 1) as policy, (
              select max(id)
              from modellab.payment_model) as payment_model)
        select c.id, s.state
        from customers.customer c
        cross join now
        left join creditcontrol.account a on a.customer_id = c.id
        left join ledger.revision b on b.customer_id = c.id
        left join creditcontrol.outlook o on o.customer_id = c.id
        cross join lateral (
          select concat_ws('/', coalesce(a.revision, 0), coalesce(b.revision, 0), now.run, now.policy, :today::date,
            now.payment_model) as state) s
        where c.id > :after and c.status <> 'CLOSED' and o.seen is distinct from s.state
          and (o.customer_id is not null
            or exists (
              select
              from contracts.terms t
              where t.customer_id = c.id and t.limit_kind = 'AMOUNT')
            or exists (
              select
              from contracts.granted_limit g
              where g.customer_id = c.id and g.limit_kind = 'AMOUNT'))
        order by c.id
        limit :most""";

    private static final String SEEN = """
        insert into creditcontrol.outlook (customer_id, seen, as_of)
        values (:customer, :seen, :today)
        on conflict (customer_id) do update
        set seen = excluded.seen, as_of = excluded.as_of, looked_at = now()""";

    private static final String KEEP = """
        insert into creditcontrol.breaking_limit as b
          (customer_id, breaks_on, limit_minor, exposure_minor, lowest_on, lowest_minor, delay_days, currency, as_of,
          run_id)
        values (:customer, :breaksOn, :limit, :exposure, :lowestOn, :lowest, :delay, :currency, :asOf, :run)
        on conflict (customer_id) do update
        set breaks_on = excluded.breaks_on, limit_minor = excluded.limit_minor,
          exposure_minor = excluded.exposure_minor, lowest_on = excluded.lowest_on,
          lowest_minor = excluded.lowest_minor, delay_days = excluded.delay_days, currency = excluded.currency,
          as_of = excluded.as_of, run_id = excluded.run_id""";

    private static final String CLEAR_CAUSES = """
        delete from creditcontrol.breaking_cause
        where customer_id = :customer""";

    private static final String ADD_CAUSE = """
        insert into creditcontrol.breaking_cause (customer_id, place, kind, number, day, minor)
        values (:customer, :place, :kind, :number, :day, :minor)""";

    private static final String DROP = """
        delete from creditcontrol.breaking_limit
        where customer_id = :customer""";

    private static final String TELL = """
        update creditcontrol.breaking_limit
        set told_on = :today
        where customer_id = :customer and told_on is null""";

    private final JdbcClient jdbc;

    OutlookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A customer to be looked at.
     *
     * @param state of everything that a look reads, before it does
     */
    record Due(CustomerId customer, String state) {}

    /** Customers with a limit of whom something has changed since they were looked at, by key behind another. */
    List<Due> outOfDate(LocalDate today, long after, int most) {
        return jdbc.sql(OUT_OF_DATE)
                .param("today", today)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Due(new CustomerId(row.getLong("id")), row.getString("state")))
                .list();
    }

    void seen(Due due, LocalDate today) {
        jdbc.sql(SEEN)
                .param("customer", due.customer().value())
                .param("seen", due.state())
                .param("today", today)
                .update();
    }

    void keep(CustomerId customer, Forecast forecast, Break found, List<BreakCause> causes) {
        HeadroomDay first = found.first();
        jdbc.sql(KEEP)
                .param("customer", customer.value())
                .param("breaksOn", first.day())
                .param("limit", Math.addExact(first.exposureMinor(), first.availableMinor()))
                .param("exposure", first.exposureMinor())
                .param("lowestOn", found.lowest().day())
                .param("lowest", found.lowest().availableMinor())
                .param(
                        "delay",
                        forecast.delayDays().isPresent() ? forecast.delayDays().getAsInt() : null,
                        Types.INTEGER)
                .param("currency", forecast.currency().code())
                .param("asOf", forecast.today())
                .param("run", forecast.run().isPresent() ? forecast.run().getAsLong() : null, Types.BIGINT)
                .update();
        jdbc.sql(CLEAR_CAUSES).param("customer", customer.value()).update();
        int place = 1;
        for (BreakCause cause : causes) {
            jdbc.sql(ADD_CAUSE)
                    .param("customer", customer.value())
                    .param("place", place++)
                    .param("kind", cause.kind().name())
                    .param("number", cause.number())
                    .param("day", cause.day().orElse(null), Types.DATE)
                    .param("minor", cause.minor())
                    .update();
        }
    }

    /** The limit does not break any more; nothing where it did not. */
    void drop(CustomerId customer) {
        jdbc.sql(DROP).param("customer", customer.value()).update();
    }

    /** Whether this server is the one that tells of a break: once while it stands. */
    boolean isToTell(CustomerId customer, LocalDate today) {
        return jdbc.sql(TELL)
                        .param("customer", customer.value())
                        .param("today", today)
                        .update()
                == 1;
    }
}
