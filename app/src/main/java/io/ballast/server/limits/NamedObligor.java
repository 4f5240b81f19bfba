package io.ballast.server.limits;

import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.GroupLink;
import io.ballast.server.customers.Obligor;

/**
 * Whose limit it is, by the code and the name that people know.
 *
 * @param code unique among customers, and among groups
 */
record NamedObligor(Obligor obligor, String code, String name) {
    boolean isGroup() {
        return obligor instanceof Obligor.OfGroup;
    }

    /** Address of its page. */
    String link() {
        return isGroup() ? GroupLink.to(code) : CustomerLink.to(code);
    }
}
