package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.GroupFile;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.creditcontrol.BooksOfMembers.Books;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.GroupMember;
import io.ballast.server.ledger.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What is known of the groups above a customer, with the state of the database that it was read in. */
@Component
class GroupFiles {
    private static final String REVISIONS = """
        select (
            select coalesce(sum(revision), 0)
            from contracts.group_limit_revision
            where group_id = any (:groups)) as limits,
          (
            select coalesce(sum(revision), 0)
            from creditcontrol.account
            where customer_id = any (:members)) as accounts,
          (
            select coalesce(sum(revision), 0)
            from ledger.revision
            where customer_id = any (:members)) as books""";

    private final CreditGroups groups;
    private final GroupLimits limits;
    private final BooksOfMembers books;
    private final JdbcClient jdbc;

    GroupFiles(CreditGroups groups, GroupLimits limits, BooksOfMembers books, JdbcClient jdbc) {
        this.groups = groups;
        this.limits = limits;
        this.books = books;
        this.jdbc = jdbc;
    }

    /**
     * The books of a customer, and the groups above it.
     *
     * @param groups from the nearest to the ultimate one
     */
    record Read(Books own, List<GroupFile> groups, GroupState state) {}

    /** Reads them in the transaction of the caller, so that all is from one snapshot. */
    Read of(CustomerId customer, LocalDate today, Rates rates) {
        long tree = groups.revision();
        List<CreditGroup> path = groups.path(customer, today);
        if (path.isEmpty()) {
            Books own = books.of(List.of(customer), today, rates).getOrDefault(customer, Books.NOTHING);
            return new Read(own, List.of(), new GroupState(tree, List.of(), 0, List.of(), 0, 0));
        }
        List<Long> ids = path.stream().map(CreditGroup::id).toList();
        List<GroupMember> members = groups.members(ids, today);
        List<CustomerId> customers = members.stream().map(GroupMember::customer).toList();
        Map<CustomerId, Books> positions = books.of(customers, today, rates);
        Map<Long, AgreedLimit> inForce = limits.last(ids, today);
        List<GroupFile> files = new ArrayList<>(path.size());
        for (CreditGroup group : path) {
            int level = files.size() + 1;
            List<Position> beside = members.stream()
                    .filter(member ->
                            member.level() == level && !member.customer().equals(customer))
                    .map(member -> positions
                            .getOrDefault(member.customer(), Books.NOTHING)
                            .whole())
                    .toList();
            Optional<AgreedLimit> limit = Optional.ofNullable(inForce.get(group.id()));
            files.add(new GroupFile(
                    group.code(),
                    group.name(),
                    limit.map(found -> InBase.limit(found.limit(), found.currency(), rates, today))
                            .orElseGet(LimitInForce.None::new),
                    limit.flatMap(AgreedLimit::validTo),
                    Position.sum(beside)));
        }
        return new Read(positions.getOrDefault(customer, Books.NOTHING), files, state(tree, ids, members));
    }

    private GroupState state(long tree, List<Long> path, List<GroupMember> members) {
        return jdbc.sql(REVISIONS)
                .param("groups", new SqlArrayValue("bigint", path.toArray()))
                .param(
                        "members",
                        CustomerId.array(
                                members.stream().map(GroupMember::customer).toList()))
                .query((row, _) -> new GroupState(
                        tree, path, row.getLong("limits"), members, row.getLong("accounts"), row.getLong("books")))
                .single();
    }
}
