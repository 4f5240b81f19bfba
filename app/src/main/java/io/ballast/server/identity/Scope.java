package io.ballast.server.identity;

import java.util.Locale;

/** The kind of data scope as stored; the label is the message {@code identity.scope.<name>}. */
enum Scope {
    SELF,
    DEPARTMENT,
    ALL;

    String label() {
        return "identity.scope." + name().toLowerCase(Locale.ROOT);
    }
}
