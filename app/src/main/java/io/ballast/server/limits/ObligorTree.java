package io.ballast.server.limits;

import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that stands below the ultimate group of an obligor; the obligor alone where there is none.
 *
 * @param members all customers of the tree
 * @param groups keys of all its groups, each behind the one it belongs to
 * @param above the group right above each of them, by {@link Stakes#key}
 */
record ObligorTree(List<CustomerId> members, List<Long> groups, Map<String, String> above) {
    ObligorTree {
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        above = Map.copyOf(above);
    }

    /** The tree as it stands on a day. */
    static ObligorTree of(Obligor obligor, CreditGroups groups, LocalDate day) {
        List<CreditGroup> path = switch (obligor) {
            case Obligor.OfCustomer(CustomerId id) -> groups.path(id, day);
            case Obligor.WithCompany with -> groups.path(with.id(), day);
            case Obligor.OfGroup(long id) -> groups.path(groups.byId(id).orElseThrow());
        };
        if (path.isEmpty()) {
            return new ObligorTree(
                    obligor.customerKey().map(CustomerId::new).stream().toList(), List.of(), Map.of());
        }
        List<CreditGroup> tree = groups.below(path.getLast());
        List<Long> keys = tree.stream().map(CreditGroup::id).toList();
        Map<CustomerId, Long> memberOf = groups.memberOf(keys, day);
        Map<String, String> above = new HashMap<>();
        memberOf.forEach((customer, group) -> above.put(Stakes.key(new Obligor.OfCustomer(customer)), key(group)));
        tree.forEach(group -> group.parent().ifPresent(parent -> above.put(key(group.id()), key(parent))));
        return new ObligorTree(
                memberOf.keySet().stream()
                        .sorted(Comparator.comparingLong(CustomerId::value))
                        .toList(),
                keys,
                above);
    }

    /** All of them as one. */
    static ObligorTree union(List<ObligorTree> trees) {
        Set<CustomerId> members = new LinkedHashSet<>();
        Set<Long> groups = new LinkedHashSet<>();
        Map<String, String> above = new HashMap<>();
        for (ObligorTree tree : trees) {
            members.addAll(tree.members);
            groups.addAll(tree.groups);
            above.putAll(tree.above);
        }
        return new ObligorTree(List.copyOf(members), List.copyOf(groups), above);
    }

    private static String key(long group) {
        return Stakes.key(new Obligor.OfGroup(group));
    }
}
