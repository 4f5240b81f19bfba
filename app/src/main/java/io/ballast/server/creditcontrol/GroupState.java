package io.ballast.server.creditcontrol;

import java.util.List;
import java.util.Optional;

/**
 * The state of the groups above a customer that a file was read in.
 *
 * @param tree how often parents and memberships of any group have changed
 * @param path keys of the groups, from the nearest to the ultimate one; empty without any
 * @param limits how often the limits of these groups have changed, added up
 * @param members keys of all members of the ultimate group, the customer included; empty without a group
 * @param accounts how often what is held for the members has changed, added up
 * @param books how often documents, terms or profiles of the members have changed, added up
 */
record GroupState(long tree, List<Long> path, long limits, List<Long> members, long accounts, long books) {
    GroupState {
        path = List.copyOf(path);
        members = List.copyOf(members);
    }

    Optional<Long> ultimate() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** The same after an approval for one of the members. */
    GroupState withApproval() {
        return path.isEmpty() ? this : new GroupState(tree, path, limits, members, accounts + 1, books);
    }
}
