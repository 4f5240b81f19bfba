package io.ballast.server.identity;

import io.ballast.server.web.Viewer;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts: name, roles and data scope as they are at this request.
 *
 * @param id key of the user, 0 for the system
 * @param username lower case
 * @param displayName as people call the user
 * @param roles at least one
 * @param scope whose customers the user may know of
 * @param limit what of the permissions of the roles may be used now: that of the token, or all of them
 * @param absent for whom a deputy acts; roles and scope are then those of that user
 */
public record CurrentUser(
        long id,
        String username,
        String displayName,
        Set<Role> roles,
        DataScope scope,
        Permissions limit,
        Optional<Absent> absent)
        implements Viewer {
    public CurrentUser(long id, String username, String displayName, Set<Role> roles, DataScope scope) {
        this(id, username, displayName, roles, scope, Permissions.ALL, Optional.empty());
    }

    public CurrentUser {
        roles = Set.copyOf(roles);
    }

    /**
     * Somebody who is away.
     *
     * @param deputy key of the appointment
     * @param username lower case
     * @param displayName as people call the user
     */
    public record Absent(long deputy, String username, String displayName) {}

    /** The system itself, for schedules and the command line: may and sees everything. */
    public static CurrentUser system() {
        return new CurrentUser(0, "ballast", "Ballast", Set.of(Role.ADMIN), new DataScope.All());
    }

    /** The same user, held to some of the permissions. */
    CurrentUser limitedTo(Permissions some) {
        return new CurrentUser(id, username, displayName, roles, scope, some, absent);
    }

    @Override
    public boolean may(String permission) {
        return limit.give(permission) && roles.stream().anyMatch(role -> role.gives(permission));
    }

    @Override
    public boolean seesEveryCustomer() {
        return scope instanceof DataScope.All;
    }

    @Override
    public Optional<String> actsFor() {
        return absent.map(Absent::displayName);
    }

    @Override
    public String getName() {
        return username;
    }
}
