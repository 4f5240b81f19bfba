package io.ballast.server.contracts;

import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The terms and limits of all customers: the door of this module. */
@Repository
public class Terms {
    /** A granted limit stands above that of the terms; a permanent one that is over is still the last one. */
    private static final String IN_FORCE = """
        select coalesce(g.limit_kind, t.limit_kind) as limit_kind,
          case when g.id is null then t.limit_minor else g.limit_minor end as limit_minor,
          coalesce(g.currency, t.currency) as currency, t.terms_days,
          coalesce(g.valid_from, t.valid_from) as valid_from,
          case when g.id is null then t.valid_to else g.valid_to end as valid_to
        from (
          select id, limit_kind, limit_minor, currency, terms_days, valid_from, valid_to
          from contracts.terms
          where customer_id = :customer and valid_from <= :day and (valid_to is null or valid_to >= :day)
        ) t
        full join (
          select id, limit_kind, limit_minor, currency, valid_from, valid_to
          from contracts.granted_limit
          where customer_id = :customer and valid_from <= :day and (not is_temporary or valid_to >= :day)
          order by is_temporary desc, valid_from desc, id desc
          limit 1
        ) g on true""";

    private static final String OVER = """
        select limit_kind, limit_minor, currency, terms_days, valid_from, valid_to
        from contracts.terms
        where customer_id = :customer and valid_to < :day
        order by valid_to desc
        limit 1""";

    private final JdbcClient jdbc;

    Terms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is in force for the customer on the day, or nothing. A granted limit may be over by then. */
    public Optional<TermsInForce> inForce(CustomerId customer, LocalDate day) {
        return jdbc.sql(IN_FORCE)
                .param("customer", customer.value())
                .param("day", day)
                .query(Terms::inForce)
                .optional();
    }

    /** What ended last before the day, where nothing is in force any more: an expired limit is known as such. */
    public Optional<TermsInForce> over(CustomerId customer, LocalDate day) {
        return jdbc.sql(OVER)
                .param("customer", customer.value())
                .param("day", day)
                .query(Terms::inForce)
                .optional();
    }

    private static TermsInForce inForce(ResultSet row, int index) throws SQLException {
        Optional<Integer> days = Optional.ofNullable(row.getObject("terms_days", Integer.class));
        return new TermsInForce(
                LimitColumns.limit(row),
                LimitColumns.currency(row),
                days.map(OptionalInt::of).orElse(OptionalInt.empty()),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
