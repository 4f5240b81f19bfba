package io.ballast.server.identity;

import java.util.Locale;

/** Where a user stands; the label is the message {@code identity.state.<name>}. */
enum UserState {
    INVITED,
    ACTIVE,
    DISABLED;

    String label() {
        return "identity.state." + name().toLowerCase(Locale.ROOT);
    }
}
