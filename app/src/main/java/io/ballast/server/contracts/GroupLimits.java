package io.ballast.server.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The limits of groups by day: a door of this module. */
@Repository
public class GroupLimits {
    /** What began last, over or not: an expired limit is still known as such. */
    private static final String LAST = """
        select distinct on (group_id) group_id, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.group_limit
        where group_id = any (:groups) and valid_from <= :day
        order by group_id, valid_from desc""";

    private static final String HISTORY = """
        select group_id, limit_kind, limit_minor, currency, valid_from, valid_to
        from contracts.group_limit
        where group_id = :group
        order by valid_from desc
        limit 200""";

    private static final String COUNT_UP = """
        insert into contracts.group_limit_revision (group_id, revision)
        values (:group, 1)
        on conflict (group_id) do update set revision = contracts.group_limit_revision.revision + 1""";

    private static final String REPLACE = """
        delete from contracts.group_limit
        where group_id = :group and valid_from >= :from""";

    private static final String END = """
        update contracts.group_limit
        set valid_to = :yesterday
        where group_id = :group and valid_from < :from and (valid_to is null or valid_to >= :from)""";

    private static final String BEGIN = """
        insert into contracts.group_limit (group_id, limit_kind, limit_minor, currency, valid_from, valid_to)
        values (:group, :kind, :minor, :currency, :from, :to)""";

    private final JdbcClient jdbc;

    GroupLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The limit of a group on a day, or nothing. */
    public Optional<GroupLimit> inForce(long group, LocalDate day) {
        return Optional.ofNullable(last(List.of(group), day).get(group)).filter(limit -> limit.isInForce(day));
    }

    /** The limits that began last up to a day, by key of the group; they may be over by then. */
    public Map<Long, GroupLimit> last(Collection<Long> groups, LocalDate day) {
        Map<Long, GroupLimit> limits = new HashMap<>();
        jdbc.sql(LAST)
                .param("groups", new SqlArrayValue("bigint", groups.toArray()))
                .param("day", day)
                .query(row -> {
                    limits.put(row.getLong("group_id"), limit(row, 0));
                });
        return limits;
    }

    /** The limits that a group has, had and will have, newest first; at most 200. */
    public List<GroupLimit> history(long group) {
        return jdbc.sql(HISTORY).param("group", group).query(GroupLimits::limit).list();
    }

    /**
     * Puts a limit in force: what is in force on its first day ends the day before, and what was to begin then or later
     * goes. In the transaction of the caller, who also records it in the trail.
     *
     * @return what was in force on its first day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<GroupLimit> set(long group, GroupLimit limit) {
        jdbc.sql(COUNT_UP).param("group", group).update();
        LocalDate from = limit.validFrom();
        Optional<GroupLimit> before = inForce(group, from);
        if (before.equals(Optional.of(limit))) {
            return before;
        }
        jdbc.sql(REPLACE).param("group", group).param("from", from).update();
        jdbc.sql(END)
                .param("group", group)
                .param("from", from)
                .param("yesterday", from.minusDays(1))
                .update();
        jdbc.sql(BEGIN)
                .param("group", group)
                .param("kind", LimitColumns.kind(limit.limit()))
                .param("minor", LimitColumns.minor(limit.limit()), Types.BIGINT)
                .param("currency", limit.currency().code())
                .param("from", from)
                .param("to", limit.validTo().orElse(null), Types.DATE)
                .update();
        return before;
    }

    private static GroupLimit limit(ResultSet row, int index) throws SQLException {
        return new GroupLimit(
                LimitColumns.limit(row),
                LimitColumns.currency(row),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
    }
}
