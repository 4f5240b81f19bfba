package io.ballast.server.identity;

import java.util.List;
import java.util.Optional;

/**
 * One's own account.
 *
 * @param user who looks
 * @param tokens one's open tokens
 * @param sessions one's signed-in browsers, the last seen first
 * @param own handle of the one that looks
 * @param deputies who stands in for whom
 * @param newToken the token just made, shown this once
 * @param notice message key of what just happened
 * @param fault message key of what is wrong
 */
record ProfilePage(
        CurrentUser user,
        List<ApiTokens.Issued> tokens,
        List<Sessions.Open> sessions,
        String own,
        DeputyList deputies,
        Optional<String> newToken,
        Optional<String> notice,
        Optional<String> fault) {
    String scopeLabel() {
        return switch (user.scope()) {
            case DataScope.All all -> Scope.ALL.label();
            case DataScope.Department department -> Scope.DEPARTMENT.label();
            case DataScope.Self self -> Scope.SELF.label();
        };
    }
}
