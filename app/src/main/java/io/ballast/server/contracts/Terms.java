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
    private static final String IN_FORCE = """
        select limit_kind, limit_minor, currency, terms_days, valid_from, valid_to
        from contracts.terms
        where customer_id = :customer
          and valid_from <= :day
          and (valid_to is null or valid_to >= :day)""";

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

    /** What is in force for the customer on the day, or nothing. */
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
