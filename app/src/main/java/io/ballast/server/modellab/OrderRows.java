package io.ballast.server.modellab;

import io.ballast.engine.EngineVersion;
import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.order.OrderForecast;
import io.ballast.engine.model.order.OrderMethod;
import io.ballast.engine.model.order.OrderSpan;
import io.ballast.engine.model.order.OrderStudy;
import io.ballast.engine.model.order.OrderTried;
import io.ballast.server.customers.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Studies of orders as they are stored, with their months. */
@Repository
class OrderRows {
    private static final String ADD = """
        insert into modellab.order_study (request_key, as_of, month, errors, engine_version, created_by, created_at)
        values (:key, :asOf, :month, :errors::json, :engine, :by, now())
        on conflict (request_key) do nothing
        returning id""";

    private static final String ADD_MONTH = """
        insert into modellab.order_month (
          study_id, customer_id, month, came_minor, said_minor, low_minor, high_minor, method, because, last_minor,
          season_minor)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SHOWN = """
        select id, as_of, month, errors::text as errors, engine_version, created_by, created_at
        from modellab.order_study
        """;

    private static final String SUMS = """
        select m.month, count(m.said_minor) as foretold, count(*) as customers,
          coalesce(sum(m.came_minor), 0)::bigint as came, coalesce(sum(m.said_minor), 0)::bigint as said,
          coalesce(sum(m.last_minor), 0)::bigint as last,
          coalesce(sum(abs(m.came_minor - m.said_minor)), 0)::bigint as error,
          coalesce(sum(abs(m.came_minor - m.last_minor)), 0)::bigint as last_error,
          count(m.low_minor) as spans,
          count(*) filter (where m.came_minor between m.low_minor and m.high_minor) as held
        from modellab.order_month m
        where m.study_id = :study
        group by m.month
        order by m.month""";

    private static final String OF_CUSTOMER = OrderList.ROWS + """
        where m.study_id = :study and m.customer_id = :customer
        order by m.month""";

    /** Rows of one insert. */
    private static final int BLOCK = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    OrderRows(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /**
     * All customers in a month. Amounts are minor units of the reporting currency.
     *
     * @param foretold customers with a forecast
     * @param customers all
     * @param came what was ordered, 0 in the month that is foretold
     * @param error sum of the customers' distances
     * @param lastError the same of last month repeated
     * @param spans customers with an interval
     * @param held those within it
     */
    record MonthSum(
            YearMonth month,
            int foretold,
            int customers,
            long came,
            long said,
            long last,
            long error,
            long lastError,
            int spans,
            int held) {}

    private record Month(
            long customer,
            YearMonth month,
            @Nullable Long came,
            @Nullable Long said,
            @Nullable Long low,
            @Nullable Long high,
            @Nullable String method,
            @Nullable String because,
            @Nullable Long last,
            @Nullable Long season) {}

    /**
     * Stores a study whose customers are named by their keys.
     *
     * @return its key; empty if there is one of this request already
     */
    OptionalLong add(String key, LocalDate asOf, YearMonth month, OrderStudy study, String by) {
        Optional<Long> added = jdbc.sql(ADD)
                .param("key", key)
                .param("asOf", asOf)
                .param("month", month.atDay(1))
                .param("errors", study.errors().map(json::writeValueAsString).orElse(null))
                .param("engine", EngineVersion.VERSION)
                .param("by", by)
                .query((row, _) -> row.getLong(1))
                .optional();
        if (added.isEmpty()) {
            return OptionalLong.empty();
        }
        long id = added.get();
        List<Month> months =
                new ArrayList<>(study.tried().size() + study.forecasts().size());
        study.tried().forEach(tried -> months.add(month(tried, month)));
        study.forecasts().forEach(forecast -> months.add(month(forecast, month)));
        template.batchUpdate(ADD_MONTH, months, BLOCK, (row, of) -> {
            row.setLong(1, id);
            row.setLong(2, of.customer());
            row.setObject(3, of.month().atDay(1));
            row.setObject(4, of.came());
            row.setObject(5, of.said());
            row.setObject(6, of.low());
            row.setObject(7, of.high());
            row.setString(8, of.method());
            row.setString(9, of.because());
            row.setObject(10, of.last());
            row.setObject(11, of.season());
        });
        return OptionalLong.of(id);
    }

    private static Month month(OrderTried tried, YearMonth next) {
        return new Month(
                Long.parseLong(tried.customer()),
                next.minusMonths(tried.monthsBack()),
                tried.cameMinor(),
                tried.saidMinor(),
                tried.span().map(OrderSpan::lowMinor).orElse(null),
                tried.span().map(OrderSpan::highMinor).orElse(null),
                tried.method().name(),
                null,
                tried.lastMinor(),
                tried.seasonMinor().isPresent() ? tried.seasonMinor().getAsLong() : null);
    }

    private static Month month(OrderForecast forecast, YearMonth next) {
        long customer = Long.parseLong(forecast.customer());
        return switch (forecast) {
            case OrderForecast.Foretold of ->
                new Month(
                        customer,
                        next,
                        null,
                        of.amountMinor(),
                        of.span().map(OrderSpan::lowMinor).orElse(null),
                        of.span().map(OrderSpan::highMinor).orElse(null),
                        of.method().name(),
                        null,
                        null,
                        null);
            case OrderForecast.NotEnough of ->
                new Month(
                        customer,
                        next,
                        null,
                        null,
                        null,
                        null,
                        null,
                        of.because().name(),
                        null,
                        null);
        };
    }

    Optional<OrderRun> find(long id) {
        return jdbc.sql(SHOWN + "where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    Optional<OrderRun> byKey(String key) {
        return jdbc.sql(SHOWN + "where request_key = :key")
                .param("key", key)
                .query(this::run)
                .optional();
    }

    List<OrderRun> newest(int most) {
        return jdbc.sql(SHOWN + "order by id desc limit :most")
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** The newest one of books that end on a day or before. */
    Optional<OrderRun> newestUntil(LocalDate day) {
        return jdbc.sql(SHOWN + "where as_of <= :day order by id desc limit 1")
                .param("day", day)
                .query(this::run)
                .optional();
    }

    /** All customers by month, the oldest first. */
    List<MonthSum> sums(long study) {
        return jdbc.sql(SUMS)
                .param("study", study)
                .query((row, _) -> new MonthSum(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("foretold"),
                        row.getInt("customers"),
                        row.getLong("came"),
                        row.getLong("said"),
                        row.getLong("last"),
                        row.getLong("error"),
                        row.getLong("last_error"),
                        row.getInt("spans"),
                        row.getInt("held")))
                .list();
    }

    /** The months of a customer, the oldest first; none of a customer that did not order. */
    List<OrderedMonth> ofCustomer(long study, CustomerId customer) {
        return jdbc.sql(OF_CUSTOMER)
                .param("study", study)
                .param("customer", customer.value())
                .query(OrderRows::ordered)
                .list();
    }

    static OrderedMonth ordered(ResultSet row, int number) throws SQLException {
        OptionalLong low = minor(row, "low_minor");
        OptionalLong said = minor(row, "said_minor");
        OrderedMonth.Said of = said.isPresent()
                ? new OrderedMonth.Amount(
                        said.getAsLong(),
                        OrderMethod.valueOf(row.getString("method")),
                        low.isPresent()
                                ? Optional.of(new OrderSpan(low.getAsLong(), row.getLong("high_minor")))
                                : Optional.empty())
                : new OrderedMonth.None(OrderForecast.Because.valueOf(row.getString("because")));
        return new OrderedMonth(
                row.getString("code"),
                row.getString("name"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                minor(row, "came_minor"),
                of,
                minor(row, "last_minor"),
                minor(row, "season_minor"));
    }

    private static OptionalLong minor(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    private OrderRun run(ResultSet row, int number) throws SQLException {
        return new OrderRun(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                Optional.ofNullable(row.getString("errors")).map(text -> json.readValue(text, OrderErrors.class)),
                row.getString("engine_version"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}
