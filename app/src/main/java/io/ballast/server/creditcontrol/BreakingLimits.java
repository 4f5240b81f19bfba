package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits that are likely to break, as they were looked at last and as far as somebody may know of them. */
@Repository
class BreakingLimits {
    private static final String ROWS = """
        select b.customer_id, c.code, c.name, coalesce(c.owner_code, '') as owner_code, b.breaks_on, b.limit_minor,
          b.exposure_minor, b.lowest_on, b.lowest_minor, b.delay_days, b.currency, b.as_of, b.run_id
        from creditcontrol.breaking_limit b
        join customers.customer c on c.id = b.customer_id
        where c.status <> 'CLOSED' and b.breaks_on <= :last
          and (:owner::text is null or c.owner_code = :owner)
          and\s""" + CustomerScope.CONDITION;

    private static final String PAGE = ROWS + """
        order by b.breaks_on, b.lowest_minor, b.customer_id
        limit :most offset :skip""";

    private static final String COUNT = "select count(*) from (" + ROWS + ") b";

    private static final String CAUSES = """
        select customer_id, kind, number, day, minor
        from creditcontrol.breaking_cause
        where customer_id = any (:customers)
        order by customer_id, place""";

    private static final String LOOKED_AT = """
        select count(*) as customers, min(o.as_of) as as_of, max(o.looked_at) as looked_at
        from creditcontrol.outlook o
        join customers.customer c on c.id = o.customer_id
        where c.status <> 'CLOSED' and\s""" + CustomerScope.CONDITION + """
        having count(*) > 0""";

    private final JdbcClient jdbc;

    BreakingLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of them are wanted.
     *
     * @param last day until which they break
     * @param owner code of who is in charge; all if empty
     */
    record Filter(LocalDate last, Optional<String> owner) {}

    /**
     * What all this is known from.
     *
     * @param customers how many with a limit were looked at
     * @param asOf day of the oldest look
     * @param at time of the last one
     */
    record Looked(long customers, LocalDate asOf, Instant at) {}

    /** Those that break within the filter, by day. */
    List<BreakingLimit> page(Filter filter, int skip, int most, CurrentUser user) {
        List<BreakingLimit> bare = statement(PAGE, filter, user)
                .param("skip", skip)
                .param("most", most)
                .query(BreakingLimits::row)
                .list();
        Map<Long, List<BreakCause>> causes = causes(bare);
        return bare.stream()
                .map(row -> with(causes.getOrDefault(row.customer(), List.of()), row))
                .toList();
    }

    long count(Filter filter, CurrentUser user) {
        return statement(COUNT, filter, user).query((row, _) -> row.getLong(1)).single();
    }

    private JdbcClient.StatementSpec statement(String sql, Filter filter, CurrentUser user) {
        return jdbc.sql(sql)
                .params(CustomerScope.parameters(user))
                .param("last", filter.last())
                .param("owner", filter.owner().orElse(null), Types.VARCHAR);
    }

    /** What all this is known from; nothing before the first look at a customer of this user. */
    Optional<Looked> looked(CurrentUser user) {
        return jdbc.sql(LOOKED_AT)
                .params(CustomerScope.parameters(user))
                .query((row, _) -> new Looked(
                        row.getLong("customers"),
                        row.getObject("as_of", LocalDate.class),
                        row.getTimestamp("looked_at").toInstant()))
                .optional();
    }

    private Map<Long, List<BreakCause>> causes(List<BreakingLimit> of) {
        Map<Long, List<BreakCause>> causes = new HashMap<>();
        jdbc.sql(CAUSES)
                .param(
                        "customers",
                        CustomerId.array(of.stream()
                                .map(row -> new CustomerId(row.customer()))
                                .toList()))
                .query(row -> {
                    causes.computeIfAbsent(row.getLong("customer_id"), _ -> new ArrayList<>())
                            .add(new BreakCause(
                                    BreakCause.Kind.valueOf(row.getString("kind")),
                                    row.getString("number"),
                                    Optional.ofNullable(row.getObject("day", LocalDate.class)),
                                    row.getLong("minor")));
                });
        return causes;
    }

    private static BreakingLimit row(ResultSet row, int index) throws SQLException {
        return new BreakingLimit(
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("owner_code"),
                row.getObject("breaks_on", LocalDate.class),
                row.getLong("limit_minor"),
                row.getLong("exposure_minor"),
                row.getObject("lowest_on", LocalDate.class),
                row.getLong("lowest_minor"),
                Optional.ofNullable(row.getObject("delay_days", Integer.class)),
                Currency.of(row.getString("currency")),
                row.getObject("as_of", LocalDate.class),
                Optional.ofNullable(row.getObject("run_id", Long.class)),
                List.of());
    }

    private static BreakingLimit with(List<BreakCause> causes, BreakingLimit bare) {
        return new BreakingLimit(
                bare.customer(),
                bare.code(),
                bare.name(),
                bare.owner(),
                bare.breaksOn(),
                bare.limitMinor(),
                bare.exposureMinor(),
                bare.lowestOn(),
                bare.lowestMinor(),
                bare.delayDays(),
                bare.currency(),
                bare.asOf(),
                bare.run(),
                causes);
    }
}
