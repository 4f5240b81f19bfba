package io.ballast.server.identity;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user form says.
 *
 * @param username as typed, lower-cased and trimmed
 * @param displayName as people call the user
 * @param scope kind of data scope
 * @param departmentCode department, where given
 * @param ownerCode sales person code, where given
 * @param roles the ticked ones
 */
record NewUser(
        String username,
        String displayName,
        Scope scope,
        Optional<String> departmentCode,
        Optional<String> ownerCode,
        Set<Role> roles) {
    static final int LONGEST_NAME = 100;

    /** The fields of the form that can be wrong. */
    enum Field {
        USERNAME,
        DISPLAY_NAME,
        DEPARTMENT,
        OWNER,
        ROLES
    }

    NewUser {
        username = username.strip().toLowerCase(Locale.ROOT);
        displayName = displayName.strip();
        departmentCode = departmentCode.map(String::strip).filter(code -> !code.isEmpty());
        ownerCode = ownerCode.map(String::strip).filter(code -> !code.isEmpty());
        roles = Set.copyOf(roles);
    }

    static NewUser empty() {
        return new NewUser("", "", Scope.ALL, Optional.empty(), Optional.empty(), Set.of());
    }

    static NewUser of(Account account) {
        return new NewUser(
                account.username(),
                account.displayName(),
                account.scope(),
                account.departmentCode(),
                account.ownerCode(),
                account.roles());
    }

    /** Message keys of what is wrong, by field; empty if nothing is. */
    Map<Field, String> faults() {
        Map<Field, String> faults = new EnumMap<>(Field.class);
        if (!username.matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
            faults.put(Field.USERNAME, "identity.fault.username");
        }
        if (displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
            faults.put(Field.DISPLAY_NAME, "identity.fault.display-name");
        }
        if (scope == Scope.DEPARTMENT && departmentCode.isEmpty()) {
            faults.put(Field.DEPARTMENT, "identity.fault.department");
        }
        if (scope == Scope.SELF && ownerCode.isEmpty()) {
            faults.put(Field.OWNER, "identity.fault.owner");
        }
        if (roles.isEmpty()) {
            faults.put(Field.ROLES, "identity.fault.roles");
        }
        return faults;
    }

    /** What the trail keeps of it. */
    Map<String, Object> asTrail() {
        return Map.of(
                "username", username,
                "scope", scope.name(),
                "department", departmentCode.orElse(""),
                "owner", ownerCode.orElse(""),
                "roles", roles.stream().map(Role::name).sorted().toList());
    }
}
