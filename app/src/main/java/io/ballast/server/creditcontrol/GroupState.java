package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.GroupMember;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state of the groups above a customer that a file was read in.
 *
 * @param tree how often parents and memberships of any group have changed
 * @param path keys of the groups, from the nearest to the ultimate one; empty without any
 * @param limits how often the limits of these groups have changed, added up
 * @param members of the ultimate group, the customer included; empty without a group
 * @param accounts how often what is held for the members has changed, added up
 * @param books how often documents, terms or profiles of the members have changed, added up
 */
record GroupState(long tree, List<Long> path, long limits, List<GroupMember> members, long accounts, long books) {
    GroupState {
        path = List.copyOf(path);
        members = List.copyOf(members);
    }

    Optional<Long> ultimate() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** The place of another member on the path, from 1. */
    OptionalInt level(CustomerId member) {
        return members.stream()
                .filter(each -> each.customer().equals(member))
                .mapToInt(GroupMember::level)
                .findFirst();
    }

    /** The same after so many changes of what is held for the members. */
    GroupState after(int changes) {
        return path.isEmpty() ? this : new GroupState(tree, path, limits, members, accounts + changes, books);
    }
}
