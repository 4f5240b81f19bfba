package io.ballast.server.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user as stored, without the password hash.
 *
 * @param id key
 * @param username lower case, unique
 * @param displayName as people call the user
 * @param state invited, active or disabled
 * @param scope kind of data scope
 * @param departmentCode given where the scope is DEPARTMENT
 * @param ownerCode given where the scope is SELF
 * @param roles at least one
 * @param createdAt when the user was invited
 * @param lastLoginAt when the user last signed in
 * @param hasSecondFactor whether a code or a passkey is asked for after the password
 */
record Account(
        long id,
        String username,
        String displayName,
        UserState state,
        Scope scope,
        Optional<String> departmentCode,
        Optional<String> ownerCode,
        Set<Role> roles,
        Instant createdAt,
        Optional<Instant> lastLoginAt,
        boolean hasSecondFactor) {
    Account {
        roles = Set.copyOf(roles);
    }
}
