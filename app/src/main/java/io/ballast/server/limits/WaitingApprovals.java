package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Icon;
import io.ballast.server.web.TodayCount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many requests for limits wait for a user, for who decides on them. */
@Component
class WaitingApprovals implements TodayCount {
    private static final int ORDER = 10;

    private final RequestRows rows;

    WaitingApprovals(RequestRows rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Count> now() {
        CurrentUser user = Users.current();
        if (!user.may(Authority.DECIDE)) {
            return Optional.empty();
        }
        RequestRows.Filter filter = Tab.DECIDE.filter(Optional.empty(), Optional.empty(), user);
        return Optional.of(new Count(
                "limits.today.approvals",
                "limits.today.approvals.note",
                Icon.SCALE,
                rows.count(filter, user),
                "/limit-requests?tab=decide",
                Badge.Tone.HIGH));
    }
}
