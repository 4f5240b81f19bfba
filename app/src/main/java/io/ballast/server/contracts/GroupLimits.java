package io.ballast.server.contracts;

import io.ballast.server.customers.Obligor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The limits of groups by day, all of them granted: a door of this module. */
@Repository
public class GroupLimits {
    /** The temporary one in force, else what began last, over or not: an expired limit is still known as such. */
    private static final String LAST = """
        select distinct on (group_id) group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.granted_limit
        where group_id = any (:groups) and valid_from <= :day and (not is_temporary or valid_to >= :day)
        order by group_id, is_temporary desc, valid_from desc, id desc""";

    /** Of permanent ones that began by then only the last. */
    private static final String AGREED = """
        select group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.granted_limit g
        where group_id = any (:groups)
          and case when is_temporary then valid_to >= :day else not exists (
            select
            from contracts.granted_limit later
            where later.group_id = g.group_id and not later.is_temporary and later.valid_from <= :day
              and (later.valid_from, later.id) > (g.valid_from, g.id)) end
        order by group_id, valid_from, id""";

    private static final String HISTORY = """
        select group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.granted_limit
        where group_id = :group
        order by valid_from desc, id desc
        limit 200""";

    private static final String TEMPORARY = """
        select group_id, is_temporary, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.granted_limit
        where group_id = :group and is_temporary and valid_to >= :since
        order by valid_from""";

    private final JdbcClient jdbc;

    GroupLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The limit of a group on a day, or nothing. */
    public Optional<AgreedLimit> inForce(long group, LocalDate day) {
        return Optional.ofNullable(last(List.of(group), day).get(group)).filter(limit -> limit.isInForce(day));
    }

    /** The limits that hold on a day or began last up to it, by key of the group; they may be over by then. */
    public Map<Long, AgreedLimit> last(Collection<Long> groups, LocalDate day) {
        Map<Long, AgreedLimit> limits = new HashMap<>();
        of(LAST, groups, day)
                .forEach(limit -> limits.put(limit.obligor().groupKey().orElseThrow(), limit));
        return limits;
    }

    /** Every limit of these groups that is in force on a day, is to be later, or is the last one and over. */
    public List<AgreedLimit> agreed(Collection<Long> groups, LocalDate day) {
        return of(AGREED, groups, day);
    }

    private List<AgreedLimit> of(String sql, Collection<Long> groups, LocalDate day) {
        return jdbc.sql(sql)
                .param("groups", new SqlArrayValue("bigint", groups.toArray()))
                .param("day", day)
                .query(GroupLimits::limit)
                .list();
    }

    /** The limits that a group has, had and will have, newest first; at most 200. */
    public List<AgreedLimit> history(long group) {
        return jdbc.sql(HISTORY).param("group", group).query(GroupLimits::limit).list();
    }

    /** The temporary limits of a group whose last day is this one or later. */
    public List<AgreedLimit> temporary(long group, LocalDate since) {
        return jdbc.sql(TEMPORARY)
                .param("group", group)
                .param("since", since)
                .query(GroupLimits::limit)
                .list();
    }

    private static AgreedLimit limit(ResultSet row, int index) throws SQLException {
        return new AgreedLimit(
                new Obligor.OfGroup(row.getLong("group_id")),
                LimitColumns.limit(row),
                LimitColumns.currency(row),
                row.getBoolean("is_temporary"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
