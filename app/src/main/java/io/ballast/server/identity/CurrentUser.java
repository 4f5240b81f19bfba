package io.ballast.server.identity;

import io.ballast.server.web.Viewer;
import java.util.Set;

/**
 * Who acts: name, roles and data scope as they are at this request.
 *
 * @param id key of the user, 0 for the system
 * @param username lower case
 * @param displayName as people call the user
 * @param roles at least one
 * @param scope whose customers the user may know of
 */
public record CurrentUser(long id, String username, String displayName, Set<Role> roles, DataScope scope)
        implements Viewer {
    public CurrentUser {
        roles = Set.copyOf(roles);
    }

    /** The system itself, for schedules and the command line: may and sees everything. */
    public static CurrentUser system() {
        return new CurrentUser(0, "ballast", "Ballast", Set.of(Role.ADMIN), new DataScope.All());
    }

    @Override
    public boolean may(String permission) {
        return roles.stream().anyMatch(role -> role.gives(permission));
    }

    @Override
    public boolean seesEveryCustomer() {
        return scope instanceof DataScope.All;
    }

    @Override
    public String getName() {
        return username;
    }
}
