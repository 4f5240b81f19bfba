package io.ballast.server.identity;

import java.util.List;

/** Whose customers a user may know of. */
public sealed interface DataScope {

    /** All customers. */
    record All() implements DataScope {}

    /**
     * The customers of a department and of those below it.
     *
     * @param code the user's department
     * @param codes the same and all below it, for {@code department_code = any(:codes)}
     */
    record Department(String code, List<String> codes) implements DataScope {
        public Department {
            codes = List.copyOf(codes);
        }

        public Department(String code) {
            this(code, List.of(code));
        }
    }

    /** The customers this sales person owns. */
    record Self(String ownerCode) implements DataScope {}
}
