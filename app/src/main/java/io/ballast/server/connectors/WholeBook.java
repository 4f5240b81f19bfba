package io.ballast.server.connectors;

import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Refusal;

/** An import reaches every customer of the company: it is for those alone who may know of every customer. */
final class WholeBook {
    private WholeBook() {}

    /** @throws Refusal if the user's data scope is narrower than the company */
    static void require() {
        if (!(Users.current().scope() instanceof DataScope.All)) {
            throw Refusal.forbidden("connectors.scope.fault");
        }
    }
}
