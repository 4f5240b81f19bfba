package io.ballast.server.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of one user.
 *
 * @param account as stored; empty for a new one
 * @param user what the fields say
 * @param faults message keys of what is wrong, by field
 * @param departments to choose from
 * @param pairs roles that one user may not hold together
 * @param deputies who stands in for whom
 * @param notice message key of what just happened
 */
record UserPage(
        Optional<Account> account,
        NewUser user,
        Map<NewUser.Field, String> faults,
        List<Department> departments,
        List<ToxicPairs.Pair> pairs,
        DeputyList deputies,
        Optional<String> notice) {
    Optional<String> fault(NewUser.Field field) {
        return Optional.ofNullable(faults.get(field));
    }

    String action() {
        return account.map(known -> "/users/" + known.id()).orElse("/users");
    }

    boolean isDisabled() {
        return account.map(known -> known.state() == UserState.DISABLED).orElse(false);
    }
}
