package io.ballast.server.limits;

import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which requests a list shows; the label is the message {@code limits.tab.<code>}. */
enum Tab {
    /** Those the viewer may decide on now. */
    DECIDE,
    /** Those the viewer asked for. */
    MINE,
    /** All in the viewer's scope. */
    ALL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tab of(String code) {
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("limits.fault.filter", "tab"));
    }

    RequestRows.Filter filter(Optional<Obligor> obligor, Optional<RequestState> state, CurrentUser user) {
        return new RequestRows.Filter(
                obligor,
                state,
                this == MINE ? Optional.of(user.id()) : Optional.empty(),
                this == DECIDE ? Optional.of(user) : Optional.empty());
    }
}
