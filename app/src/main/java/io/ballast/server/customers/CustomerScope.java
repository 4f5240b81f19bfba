package io.ballast.server.customers;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Whose customers a user may know of, as a condition of every statement that reads customers for a user. A statement
 * calls the table {@code customers.customer c} and adds the condition to its where clause.
 */
public final class CustomerScope {
    /** True for the customers {@code c} that the parameters of {@link #parameters} let through. */
    public static final String CONDITION = """
        (cast(:scopeOwner as text) is null or c.owner_code = cast(:scopeOwner as text))
          and (cast(:scopeDepartments as text[]) is null or c.department_code = any (cast(:scopeDepartments as text[])))
        """;

    private CustomerScope() {}

    /** Values of the named parameters in {@link #CONDITION}. */
    public static Map<String, @Nullable Object> parameters(CurrentUser user) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("scopeOwner", user.scope() instanceof DataScope.Self self ? self.ownerCode() : null);
        SqlArrayValue departments = user.scope() instanceof DataScope.Department department
                ? new SqlArrayValue("text", department.codes().toArray())
                : null;
        parameters.put("scopeDepartments", departments);
        return parameters;
    }
}
