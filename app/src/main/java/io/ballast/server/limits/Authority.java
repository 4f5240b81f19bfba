package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.server.identity.CurrentUser;
import java.util.Arrays;
import java.util.List;

/** Which permission stands for which authority. */
final class Authority {
    static final String READ = "limits:request:read";
    static final String WRITE = "limits:request:write";
    static final String DECIDE = "limits:request:decide";
    static final String JOURNAL_READ = "limits:journal:read";
    static final String JOURNAL_WRITE = "limits:journal:write";
    static final String EXPORT = "limits:request:export";

    private Authority() {}

    /** The authorities that a user has now. */
    static List<Voter> of(CurrentUser user) {
        return Arrays.stream(Voter.values())
                .filter(voter -> user.may(permission(voter)))
                .toList();
    }

    static String permission(Voter voter) {
        return switch (voter) {
            case CREDIT_MANAGER -> "limits:manager:approve";
            case CREDIT_COMMITTEE -> "limits:committee:approve";
        };
    }
}
