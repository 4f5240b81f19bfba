package io.ballast.server.customers;

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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trees of groups and who belongs to them: a door of this module. It knows no scope; whoever shows what it says
 * must see to it that the viewer may know of every member. A tree has at most {@value #MOST_LEVELS} levels.
 */
@Repository
public class CreditGroups {
    /** Levels of a tree, the ultimate group included; the database refuses more. */
    public static final int MOST_LEVELS = 8;

    private static final String PATH = """
        with recursive above as (
          select g.id, g.code, g.name, g.parent_id, 1 as level
          from customers.membership m
          join customers.customer_group g on g.id = m.group_id
          where m.customer_id = :customer and m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
          union all
          select g.id, g.code, g.name, g.parent_id, a.level + 1
          from customers.customer_group g
          join above a on g.id = a.parent_id
          where a.level < :levels
        )
        select id, code, name, parent_id
        from above
        order by level""";

    private static final String PATH_OF_GROUP = """
        with recursive above as (
          select id, code, name, parent_id, 1 as level
          from customers.customer_group
          where id = :group
          union all
          select g.id, g.code, g.name, g.parent_id, a.level + 1
          from customers.customer_group g
          join above a on g.id = a.parent_id
          where a.level < :levels
        )
        select id, code, name, parent_id
        from above
        order by level""";

    /** A group of the path stands below the next one too: the least level is that of the nearest. */
    private static final String MEMBERS = """
        with recursive below as (
          select p.id, p.level, 1 as depth
          from unnest(:path) with ordinality p(id, level)
          union all
          select g.id, b.level, b.depth + 1
          from customers.customer_group g
          join below b on g.parent_id = b.id
          where b.depth < :levels
        )
        select m.customer_id, min(b.level) as level
        from below b
        join customers.membership m on m.group_id = b.id
        where m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
        group by m.customer_id
        order by m.customer_id""";

    private static final String BY_CODE = """
        select id, code, name, parent_id
        from customers.customer_group
        where code = :code""";

    private static final String BY_ID = """
        select id, code, name, parent_id
        from customers.customer_group
        where id = :id""";

    private static final String CHILDREN = """
        select id, code, name, parent_id
        from customers.customer_group
        where parent_id = :group
        order by name, code""";

    /** Depth first, by name: the path of names and keys sorts every group behind the one it belongs to. */
    private static final String BELOW = """
        with recursive below as (
          select id, code, name, parent_id, 1 as level, array[]::text[] as place
          from customers.customer_group
          where id = :group
          union all
          select g.id, g.code, g.name, g.parent_id, b.level + 1, b.place || g.name || g.code
          from customers.customer_group g
          join below b on g.parent_id = b.id
          where b.level < :levels
        )
        select id, code, name, parent_id
        from below
        order by place""";

    private static final String MEMBER_OF = """
        select customer_id, group_id
        from customers.membership
        where group_id = any (:groups) and valid_from <= :day and (valid_to is null or valid_to >= :day)""";

    private static final String COUNTS = """
        with recursive below as (
          select t.id as top, t.id, 1 as level
          from unnest(:groups) t(id)
          union all
          select b.top, g.id, b.level + 1
          from customers.customer_group g
          join below b on g.parent_id = b.id
          where b.level < :levels
        )
        select b.top, count(*) as members
        from below b
        join customers.membership m on m.group_id = b.id
        where m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
        group by b.top""";

    private static final String HOLD = """
        select id
        from customers.customer_group
        where id = :group
        for no key update""";

    private static final String REVISION = """
        select revision
        from customers.group_tree""";

    private final JdbcClient jdbc;

    CreditGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The groups of a customer on a day, from the nearest to the ultimate one; empty if it has none. */
    public List<CreditGroup> path(CustomerId customer, LocalDate day) {
        return jdbc.sql(PATH)
                .param("customer", customer.value())
                .param("day", day)
                .param("levels", MOST_LEVELS)
                .query(CreditGroups::group)
                .list();
    }

    /** A group and those above it, up to the ultimate one. */
    public List<CreditGroup> path(CreditGroup group) {
        return jdbc.sql(PATH_OF_GROUP)
                .param("group", group.id())
                .param("levels", MOST_LEVELS)
                .query(CreditGroups::group)
                .list();
    }

    /** All members of a group and of all groups below it on a day. */
    public List<CustomerId> members(long group, LocalDate day) {
        return members(List.of(group), day).stream().map(GroupMember::customer).toList();
    }

    /**
     * All members of the last group of a path and of all groups below it, each with the nearest group of the path.
     *
     * @param path keys from the nearest to the ultimate one
     */
    public List<GroupMember> members(List<Long> path, LocalDate day) {
        return jdbc.sql(MEMBERS)
                .param("path", new SqlArrayValue("bigint", path.toArray()))
                .param("day", day)
                .param("levels", MOST_LEVELS)
                .query((row, _) -> new GroupMember(new CustomerId(row.getLong("customer_id")), row.getInt("level")))
                .list();
    }

    /** The group with this code, or nothing. */
    public Optional<CreditGroup> byCode(String code) {
        return jdbc.sql(BY_CODE).param("code", code).query(CreditGroups::group).optional();
    }

    /** The group with this key, or nothing. */
    public Optional<CreditGroup> byId(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(CreditGroups::group).optional();
    }

    /** The groups right below a group, by name. */
    public List<CreditGroup> children(long group) {
        return jdbc.sql(CHILDREN)
                .param("group", group)
                .query(CreditGroups::group)
                .list();
    }

    /** A group and all groups below it, each behind the one it belongs to. */
    public List<CreditGroup> below(CreditGroup group) {
        return jdbc.sql(BELOW)
                .param("group", group.id())
                .param("levels", MOST_LEVELS)
                .query(CreditGroups::group)
                .list();
    }

    /** The customers that belong to these groups themselves on a day, each with the key of its group. */
    public Map<CustomerId, Long> memberOf(Collection<Long> groups, LocalDate day) {
        Map<CustomerId, Long> members = new HashMap<>();
        jdbc.sql(MEMBER_OF)
                .param("groups", new SqlArrayValue("bigint", groups.toArray()))
                .param("day", day)
                .query(row -> {
                    members.put(new CustomerId(row.getLong("customer_id")), row.getLong("group_id"));
                });
        return members;
    }

    /** How many members these groups have on a day, those of groups below them included; none where it is none. */
    public Map<Long, Long> counts(Collection<Long> groups, LocalDate day) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql(COUNTS)
                .param("groups", new SqlArrayValue("bigint", groups.toArray()))
                .param("day", day)
                .param("levels", MOST_LEVELS)
                .query(row -> {
                    counts.put(row.getLong("top"), row.getLong("members"));
                });
        return counts;
    }

    /** How often parents and memberships have changed. */
    public long revision() {
        return jdbc.sql(REVISION).query((row, _) -> row.getLong(1)).single();
    }

    /** Keeps a group as it is until the end of the transaction, as every decision on an order under it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long group) {
        jdbc.sql(HOLD).param("group", group).query((_, _) -> true).single();
    }

    static CreditGroup group(ResultSet row, int index) throws SQLException {
        return new CreditGroup(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                Optional.ofNullable(row.getObject("parent_id", Long.class)));
    }
}
