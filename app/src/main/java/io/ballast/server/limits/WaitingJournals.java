package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Icon;
import io.ballast.server.web.TodayCount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many journals wait for a decision, for who decides on them. */
@Component
class WaitingJournals implements TodayCount {
    private static final int ORDER = 12;

    private final JournalRows rows;

    WaitingJournals(JournalRows rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Count> now() {
        CurrentUser user = Users.current();
        if (!user.may(Authority.DECIDE) || !user.may(Authority.JOURNAL_READ) || !user.seesEveryCustomer()) {
            return Optional.empty();
        }
        return Optional.of(new Count(
                "limits.today.journals",
                "limits.today.journals.note",
                Icon.COLUMNS,
                rows.toDecide(user),
                "/limit-journals?state=PROPOSED",
                Badge.Tone.HIGH));
    }
}
