package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Slice;
import io.ballast.server.web.TableQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers with what the run in force says of them: filtered, sorted and added up by the database. */
@Repository
class CustomerLines {
    private static final String FROM = """
        from customers.customer c
        left join assessment.assessment a
          on a.customer_id = c.id and a.run_id = (
            select run_id
            from assessment.published)
        where\s""" + CustomerFilter.CONDITION;

    private static final String COLUMNS = """
        select c.id, c.code, c.name, c.owner_code, c.department_code, c.region, c.industry_section, c.status,
          a.grade, a.points, a.previous_points, a.pd, a.coverage, a.limit_kind, a.limit_minor, a.exposure_minor,
          a.utilisation, a.balance_minor, a.overdue_minor, a.oldest_overdue_days, a.sales_90_minor,
          a.recommended_limit_minor, a.worst_severity, cardinality(a.warning_rules) as warnings,\s""";

    /** The rows of a page are found by their keys alone, then fetched. */
    private static final String OF_PAGE = """
        from page p
        join customers.customer c on c.id = p.id
        left join assessment.assessment a
          on a.customer_id = c.id and a.run_id = (
            select run_id
            from assessment.published)
        order by p.sort_key""";

    private static final String TOTALS = """
        select count(*) as customers, count(a.grade) as assessed,
          coalesce(sum(a.exposure_minor), 0)::bigint as exposure_minor,
          coalesce(sum(a.balance_minor), 0)::bigint as balance_minor,
          coalesce(sum(a.overdue_minor), 0)::bigint as overdue_minor,
          coalesce(sum(a.limit_minor), 0)::bigint as limit_minor
        """ + FROM;

    private static final String CHOICES = """
        select distinct 'owner' as kind, c.owner_code as value
        from customers.customer c
        where %1$s and c.owner_code is not null
        union
        select distinct 'department', c.department_code
        from customers.customer c
        where %1$s and c.department_code is not null
        union
        select distinct 'region', c.region
        from customers.customer c
        where %1$s and c.region is not null
        union
        select distinct 'industry', c.industry_section
        from customers.customer c
        where %1$s and c.industry_section is not null
        order by kind, value
        limit 1000""".formatted(CustomerScope.CONDITION);

    private static final String CURRENCY = """
        select r.currency
        from assessment.published p
        join assessment.run r on r.id = p.run_id""";

    private static final int MOST_FILTERS = 500;
    private static final int MOST_SCOPES = 100;

    private final JdbcClient jdbc;
    private final BooksStates states;
    private final Scales scales;
    private final Remembered<Filtered, Totals> totals = new Remembered<>(MOST_FILTERS);
    private final Remembered<DataScope, List<Choice>> choices = new Remembered<>(MOST_SCOPES);

    CustomerLines(JdbcClient jdbc, BooksStates states, Scales scales) {
        this.jdbc = jdbc;
        this.scales = scales;
        this.states = states;
    }

    private record Filtered(CustomerFilter filter, DataScope scope) {}

    /** Sums over all customers that meet a filter, minor units of the reporting currency. */
    record Totals(
            long customers, long assessed, long exposureMinor, long balanceMinor, long overdueMinor, long limitMinor) {}

    /** A value that customers of this user have in a field of the filter. */
    record Choice(String kind, String value) {}

    /** A row with its sort value, which borders of pages are made of. */
    private record Sorted(CustomerLine line, String key) {}

    Slice<CustomerLine> page(TableQuery query, CurrentUser user, long total) {
        boolean isForward = query.cursor().map(Cursor::isForward).orElse(true);
        boolean isDescending = query.isDescending() == isForward;
        MasterScale scale = scales.inForce();
        List<Sorted> fetched = jdbc.sql(statement(CustomerSort.of(query.sort()), query.isDescending(), isDescending))
                .params(CustomerFilter.of(query).parameters(user, scale))
                .param("isFirst", query.cursor().isEmpty())
                .param("key", place(query, 0).orElse("0"))
                .param(
                        "id",
                        place(query, 1)
                                .filter(id -> id.matches("\\d{1,18}"))
                                .map(Long::valueOf)
                                .orElse(0L))
                .param("rows", query.size() + 1)
                .query((row, _) -> new Sorted(line(row, scale), row.getString("sort_key")))
                .list();
        Slice<Sorted> slice = Slice.of(
                fetched,
                query,
                OptionalLong.of(total),
                sorted -> List.of(sorted.key(), Long.toString(sorted.line().id())));
        return new Slice<>(
                slice.rows().stream().map(Sorted::line).toList(), slice.previous(), slice.next(), slice.total());
    }

    /** All rows of a query in its order; the caller closes the stream. */
    Stream<CustomerLine> all(TableQuery query, CurrentUser user) {
        MasterScale scale = scales.inForce();
        return jdbc
                .sql(statement(CustomerSort.of(query.sort()), query.isDescending(), query.isDescending()))
                .params(CustomerFilter.of(query).parameters(user, scale))
                .param("isFirst", true)
                .param("key", "0")
                .param("id", 0L)
                .param("rows", Integer.MAX_VALUE)
                .query((row, _) -> line(row, scale))
                .stream();
    }

    Totals totals(TableQuery query, CurrentUser user) {
        CustomerFilter filter = CustomerFilter.of(query);
        return totals.of(
                new Filtered(filter, user.scope()),
                states.ofEverything(),
                () -> jdbc.sql(TOTALS)
                        .params(filter.parameters(user, scales.inForce()))
                        .query((row, _) -> new Totals(
                                row.getLong("customers"),
                                row.getLong("assessed"),
                                row.getLong("exposure_minor"),
                                row.getLong("balance_minor"),
                                row.getLong("overdue_minor"),
                                row.getLong("limit_minor")))
                        .single());
    }

    List<Choice> choices(CurrentUser user) {
        return choices.of(
                user.scope(),
                states.ofEverything(),
                () -> jdbc.sql(CHOICES)
                        .params(CustomerScope.parameters(user))
                        .query((row, _) -> new Choice(row.getString("kind"), row.getString("value")))
                        .list());
    }

    /** Reporting currency of the run in force; yuan before the first. */
    Currency currency() {
        return jdbc.sql(CURRENCY)
                .query(String.class)
                .optional()
                .map(Currency::of)
                .orElse(Currency.CNY);
    }

    /** Two orders: customers without a value stay behind in the order shown, also when the list is read backwards. */
    private static String statement(CustomerSort sort, boolean isShownDescending, boolean isDescending) {
        String key = sort.expression(isShownDescending);
        String order = isDescending ? " desc" : "";
        return "with page as (\nselect c.id, " + key + " as sort_key\n" + FROM + "  and (:isFirst or (" + key
                + ", c.id) "
                + (isDescending ? "<" : ">") + " (cast(:key as " + sort.type() + "), :id))\norder by " + key + order
                + ", c.id" + order + "\nlimit :rows)\n" + COLUMNS + "p.sort_key\n" + OF_PAGE + order + ", c.id" + order;
    }

    private static Optional<String> place(TableQuery query, int index) {
        return query.cursor()
                .map(Cursor::values)
                .filter(values -> values.size() == 2)
                .map(values -> values.get(index));
    }

    private static CustomerLine line(ResultSet row, MasterScale scale) throws SQLException {
        return new CustomerLine(
                row.getLong("id"),
                new CustomerLine.Who(
                        row.getString("code"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("owner_code")),
                        Optional.ofNullable(row.getString("department_code")),
                        Optional.ofNullable(row.getString("region")),
                        Optional.ofNullable(row.getString("industry_section")),
                        row.getString("status")),
                row.getObject("grade") == null ? Optional.empty() : Optional.of(verdict(row, scale)));
    }

    static CustomerLine.Verdict verdict(ResultSet row, MasterScale scale) throws SQLException {
        Integer previous = row.getObject("previous_points", Integer.class);
        Double utilisation = row.getObject("utilisation", Double.class);
        Long recommended = row.getObject("recommended_limit_minor", Long.class);
        return new CustomerLine.Verdict(
                scale.ranges().get(row.getInt("grade") - 1),
                row.getInt("points"),
                previous == null ? OptionalInt.empty() : OptionalInt.of(previous),
                row.getDouble("pd"),
                row.getDouble("coverage"),
                limit(row.getInt("limit_kind"), row.getLong("limit_minor")),
                row.getLong("exposure_minor"),
                utilisation == null ? OptionalDouble.empty() : OptionalDouble.of(utilisation),
                row.getLong("balance_minor"),
                row.getLong("overdue_minor"),
                row.getInt("oldest_overdue_days"),
                row.getLong("sales_90_minor"),
                optional(recommended),
                row.getInt("worst_severity"),
                row.getInt("warnings"));
    }

    static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static LimitInForce limit(int kind, long minor) {
        return switch (kind) {
            case 1 -> new LimitInForce.Amount(minor);
            case 2 -> new LimitInForce.Unlimited();
            default -> new LimitInForce.None();
        };
    }
}
