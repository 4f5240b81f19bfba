package io.ballast.server.identity;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the user form as the browser sends them; a field it leaves out is null here and nowhere else.
 *
 * @param username name to sign in with
 * @param displayName name on pages
 * @param scope kind of data scope
 * @param departmentCode department
 * @param ownerCode sales person code
 * @param roles ticked roles
 */
record UserForm(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable Scope scope,
        @Nullable String departmentCode,
        @Nullable String ownerCode,
        @Nullable Set<Role> roles) {

    NewUser asUser() {
        return asUserNamed(username == null ? "" : username);
    }

    /** The user name of an account never changes: the trail names it. */
    NewUser asUserNamed(String name) {
        return new NewUser(
                name,
                displayName == null ? "" : displayName,
                scope == null ? Scope.SELF : scope,
                Optional.ofNullable(departmentCode),
                Optional.ofNullable(ownerCode),
                roles == null ? Set.of() : roles);
    }
}
