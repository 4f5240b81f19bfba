package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The exposure of a whole tree of groups: what every group and every member uses of the limits. */
@Component
class GroupTree {
    private static final String NAMES = """
        select id, code, name
        from customers.customer
        where id = any (:customers)""";

    private final CreditGroups groups;
    private final GroupLimits limits;
    private final BooksOfMembers books;
    private final Ledger ledger;
    private final Policies policies;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    GroupTree(
            CreditGroups groups,
            GroupLimits limits,
            BooksOfMembers books,
            Ledger ledger,
            Policies policies,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.groups = groups;
        this.limits = limits;
        this.books = books;
        this.ledger = ledger;
        this.policies = policies;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A group of the tree.
     *
     * @param depth 0 for the ultimate one
     * @param limit as it was set, over or not
     * @param limitInBase in the reporting currency
     * @param grossMinor exposure of all its members, those of the groups below it included
     * @param members how many these are
     */
    record Branch(
            CreditGroup group,
            int depth,
            Optional<AgreedLimit> limit,
            LimitInForce limitInBase,
            long grossMinor,
            int members) {

        /** Limit less exposure, negative when it is overdrawn; empty without a limit or when unlimited. */
        OptionalLong availableMinor() {
            return limitInBase instanceof LimitInForce.Amount(long minor)
                    ? OptionalLong.of(Math.subtractExact(minor, grossMinor))
                    : OptionalLong.empty();
        }
    }

    /** A member with its own exposure. */
    record Leaf(String code, String name, CreditGroup group, long grossMinor) {}

    /**
     * A tree from one snapshot, in the reporting currency.
     *
     * @param branches every group behind the one it belongs to
     * @param leaves members of the group that was asked about and of those below it, largest exposure first
     */
    record Seen(Currency currency, LocalDate day, List<Branch> branches, List<Leaf> leaves) {
        Seen {
            branches = List.copyOf(branches);
            leaves = List.copyOf(leaves);
        }
    }

    /**
     * The tree that a group belongs to; nothing before there are books.
     *
     * @throws Refusal if a limit is in a currency without a rate
     */
    Optional<Seen> of(CreditGroup group, LocalDate today) {
        return ledger.currency()
                .flatMap(base -> Optional.ofNullable(snapshot.execute(_ -> read(group, ledger.rates(base), today))));
    }

    private Seen read(CreditGroup asked, Rates rates, LocalDate today) {
        CreditGroup ultimate = groups.path(asked).getLast();
        List<CreditGroup> tree = groups.below(ultimate);
        Map<Long, CreditGroup> byId = new HashMap<>();
        tree.forEach(group -> byId.put(group.id(), group));
        Map<CustomerId, Long> memberOf = groups.memberOf(byId.keySet(), today);
        CheckPolicy policy = policies.inForce(today).policy().checks();
        Map<CustomerId, Long> gross = new HashMap<>();
        books.wholes(memberOf.keySet(), today, rates)
                .forEach((customer, position) -> gross.put(customer, position.grossMinor(policy)));

        Map<Long, Long> sums = new HashMap<>();
        Map<Long, Integer> counts = new HashMap<>();
        memberOf.forEach((customer, group) -> {
            for (CreditGroup at : upFrom(group, byId)) {
                sums.merge(at.id(), gross.getOrDefault(customer, 0L), Math::addExact);
                counts.merge(at.id(), 1, Integer::sum);
            }
        });
        Map<Long, AgreedLimit> last = limits.last(byId.keySet(), today);
        List<Branch> branches = tree.stream()
                .map(group -> branch(
                        group,
                        upFrom(group.id(), byId).size() - 1,
                        Optional.ofNullable(last.get(group.id())),
                        rates,
                        today,
                        sums.getOrDefault(group.id(), 0L),
                        counts.getOrDefault(group.id(), 0)))
                .toList();
        memberOf.values().removeIf(group -> !upFrom(group, byId).contains(asked));
        return new Seen(rates.base(), today, branches, leaves(memberOf, byId, gross));
    }

    /** A group of the tree and those above it. */
    private static List<CreditGroup> upFrom(long group, Map<Long, CreditGroup> byId) {
        List<CreditGroup> path = new ArrayList<>();
        Optional<Long> at = Optional.of(group);
        while (at.isPresent() && path.size() < CreditGroups.MOST_LEVELS) {
            Optional<CreditGroup> found = Optional.ofNullable(byId.get(at.orElseThrow()));
            found.ifPresent(path::add);
            at = found.flatMap(CreditGroup::parent);
        }
        return path;
    }

    private static Branch branch(
            CreditGroup group,
            int depth,
            Optional<AgreedLimit> limit,
            Rates rates,
            LocalDate today,
            long grossMinor,
            int members) {
        LimitInForce inBase = limit.map(found -> InBase.limit(found.limit(), found.currency(), rates, today))
                .orElseGet(LimitInForce.None::new);
        return new Branch(group, depth, limit, inBase, grossMinor, members);
    }

    private List<Leaf> leaves(
            Map<CustomerId, Long> memberOf, Map<Long, CreditGroup> byId, Map<CustomerId, Long> gross) {
        return jdbc
                .sql(NAMES)
                .param("customers", CustomerId.array(memberOf.keySet()))
                .query((row, _) -> {
                    var customer = new CustomerId(row.getLong("id"));
                    return new Leaf(
                            row.getString("code"),
                            row.getString("name"),
                            java.util.Objects.requireNonNull(byId.get(memberOf.get(customer))),
                            gross.getOrDefault(customer, 0L));
                })
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Leaf::grossMinor).reversed().thenComparing(Leaf::code))
                .toList();
    }
}
