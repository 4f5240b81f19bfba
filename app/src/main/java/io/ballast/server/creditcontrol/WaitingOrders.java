package io.ballast.server.creditcontrol;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Icon;
import io.ballast.server.web.TodayCount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many orders wait, for who releases them. */
@Component
class WaitingOrders implements TodayCount {
    private static final int ORDER = 20;

    private final HoldQueue queue;

    WaitingOrders(HoldQueue queue) {
        this.queue = queue;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Count> now() {
        CurrentUser user = Users.current();
        if (!user.may(HoldPages.RELEASE) || !user.may(HoldPages.READ)) {
            return Optional.empty();
        }
        var open = new HoldQueue.Filter(Optional.empty(), Optional.of(true), Optional.empty());
        return Optional.of(new Count(
                "creditcontrol.today.holds",
                "creditcontrol.today.holds.note",
                Icon.LOCK,
                queue.sum(open, user).orders(),
                "/holds",
                Badge.Tone.HIGH));
    }
}
