package io.ballast.server.portfolio;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import java.util.List;

/**
 * Whose customers a viewer may know of, as the parameters of
 * {@code (:seesAll or c.owner_code = :ownerCode or c.department_code = any (:departmentCodes))}.
 *
 * @param seesAll all customers
 * @param ownerCode those of this sales person, empty for none
 * @param departmentCodes those of these departments
 */
record Sight(boolean seesAll, String ownerCode, List<String> departmentCodes) {
    Sight {
        departmentCodes = List.copyOf(departmentCodes);
    }

    static Sight of(CurrentUser user) {
        return switch (user.scope()) {
            case DataScope.All() -> new Sight(true, "", List.of());
            case DataScope.Self(String ownerCode) -> new Sight(false, ownerCode, List.of());
            case DataScope.Department(String code, List<String> codes) -> new Sight(false, "", codes);
        };
    }

    String[] departments() {
        return departmentCodes.toArray(String[]::new);
    }
}
