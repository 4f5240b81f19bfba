package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.server.creditcontrol.VoterPermission;
import io.ballast.server.identity.CurrentUser;
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
        return VoterPermission.held(user);
    }

    static String permission(Voter voter) {
        return VoterPermission.of(voter);
    }
}
