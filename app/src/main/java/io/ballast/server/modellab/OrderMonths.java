package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderPast;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What customers ordered month by month, as it stood at the end of each month: what was cancelled within its month does
 * not count, what was cancelled later does.
 */
@Repository
class OrderMonths {
    /** Full months that are read. */
    static final int MONTHS = 36;

    private static final String ORDERED = """
        select o.customer_id, date_trunc('month', o.ordered_on)::date as month, sum(o.base_minor)::bigint as minor
        from ledger.sales_order o
        where o.ordered_on >= :from and o.ordered_on < :until and o.known_on <= :day
          and (o.cancelled_on is null or o.cancelled_on >= date_trunc('month', o.ordered_on) + interval '1 month')
        group by 1, 2""";

    private static final String ONE = """
        select coalesce(sum(o.base_minor), 0)::bigint as minor
        from ledger.sales_order o
        where o.customer_id = :customer and o.ordered_on >= :from and o.ordered_on <= :day and o.known_on <= :day
          and (o.cancelled_on is null or o.cancelled_on > :day)""";

    private final JdbcClient jdbc;

    OrderMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The full months before one, of every customer that ordered in them.
     *
     * @param day orders recorded behind it do not count
     * @return customers by key, each named by its key
     */
    List<OrderPast> before(YearMonth month, LocalDate day) {
        YearMonth first = month.minusMonths(MONTHS);
        Map<Long, List<Long>> ordered = new LinkedHashMap<>();
        RowCallbackHandler add = row -> {
            int place = Math.toIntExact(
                    first.until(YearMonth.from(row.getObject("month", LocalDate.class)), ChronoUnit.MONTHS));
            ordered.computeIfAbsent(row.getLong("customer_id"), _ -> new ArrayList<>(Collections.nCopies(MONTHS, 0L)))
                    .set(place, row.getLong("minor"));
        };
        jdbc.sql(ORDERED)
                .param("from", first.atDay(1))
                .param("until", month.atDay(1))
                .param("day", day)
                .query(add);
        return ordered.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new OrderPast(Long.toString(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** What a customer ordered in a month until a day, minor units of the reporting currency. */
    long until(CustomerId customer, YearMonth month, LocalDate day) {
        return jdbc.sql(ONE)
                .param("customer", customer.value())
                .param("from", month.atDay(1))
                .param("day", day)
                .query((row, _) -> row.getLong("minor"))
                .single();
    }
}
