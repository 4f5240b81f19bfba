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
 * @param passkeys of the account
 * @param hasProvider whether there is an identity provider
 * @param provider the link of the account with it
 * @param notice message key of what just happened
 */
record UserPage(
        Optional<Account> account,
        NewUser user,
        Map<NewUser.Field, String> faults,
        List<Department> departments,
        List<ToxicPairs.Pair> pairs,
        DeputyList deputies,
        List<Passkey> passkeys,
        boolean hasProvider,
        Optional<ProviderLink> provider,
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
