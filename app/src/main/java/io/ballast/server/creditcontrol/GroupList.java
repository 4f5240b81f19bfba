package io.ballast.server.creditcontrol;

import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All groups by code, with their limits and how many customers belong to them. */
@Repository
class GroupList {
    private static final String PAGE = """
        select g.id, g.code, g.name, g.parent_id, coalesce(p.name, '') as parent_name
        from customers.customer_group g
        left join customers.customer_group p on p.id = g.parent_id
        where g.code > :after and (:search = '' or strpos(lower(g.code || ' ' || g.name), lower(:search)) > 0)
        order by g.code
        limit :most""";

    private final CreditGroups groups;
    private final GroupLimits limits;
    private final JdbcClient jdbc;

    GroupList(CreditGroups groups, GroupLimits limits, JdbcClient jdbc) {
        this.groups = groups;
        this.limits = limits;
        this.jdbc = jdbc;
    }

    /**
     * A group of the list.
     *
     * @param parent name of the group above, empty for an ultimate one
     * @param members customers that belong to it, those of groups below it included
     * @param limit that began last, over or not
     */
    record Line(CreditGroup group, String parent, long members, Optional<AgreedLimit> limit) {}

    private record Row(CreditGroup group, String parent) {}

    /**
     * A page of the list.
     *
     * @param search part of a code or name, empty for all
     * @param after code behind which the page begins, empty for the first page
     */
    List<Line> page(String search, String after, int most, LocalDate today) {
        List<Row> rows = jdbc.sql(PAGE)
                .param("search", search)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Row(
                        new CreditGroup(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getString("name"),
                                Optional.ofNullable(row.getObject("parent_id", Long.class))),
                        row.getString("parent_name")))
                .list();
        List<Long> ids = rows.stream().map(row -> row.group().id()).toList();
        Map<Long, AgreedLimit> last = limits.last(ids, today);
        Map<Long, Long> members = groups.counts(ids, today);
        return rows.stream()
                .map(row -> new Line(
                        row.group(),
                        row.parent(),
                        members.getOrDefault(row.group().id(), 0L),
                        Optional.ofNullable(last.get(row.group().id()))))
                .toList();
    }
}
