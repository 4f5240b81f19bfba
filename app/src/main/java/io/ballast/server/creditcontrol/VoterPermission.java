package io.ballast.server.creditcontrol;

import io.ballast.engine.limit.Voter;
import io.ballast.server.identity.CurrentUser;
import java.util.Arrays;
import java.util.List;

/** Which permission stands for which authority, over limits and over releases. */
public final class VoterPermission {
    private VoterPermission() {}

    public static String of(Voter voter) {
        return switch (voter) {
            case CREDIT_MANAGER -> "limits:manager:approve";
            case CREDIT_COMMITTEE -> "limits:committee:approve";
        };
    }

    /** The authorities that a user has now. */
    public static List<Voter> held(CurrentUser user) {
        return Arrays.stream(Voter.values())
                .filter(voter -> user.may(of(voter)))
                .toList();
    }
}
