package io.ballast.server.creditcontrol;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Icon;
import io.ballast.server.web.TodayCount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many limits are likely to break within two weeks, for who asks whether orders may ship. */
@Component
class SoonBroken implements TodayCount {
    private static final int ORDER = 25;
    private static final int DAYS = 14;

    private final BreakingLimits limits;
    private final BreakingPages pages;
    private final Outlook outlook;

    SoonBroken(BreakingLimits limits, BreakingPages pages, Outlook outlook) {
        this.limits = limits;
        this.pages = pages;
        this.outlook = outlook;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Count> now() {
        CurrentUser user = Users.current();
        if (!user.may(CreditCheckPages.READ) || !user.may(CreditCheckPages.WRITE)) {
            return Optional.empty();
        }
        int days = Math.min(DAYS, outlook.days());
        return Optional.of(new Count(
                "creditcontrol.today.breaking",
                "creditcontrol.today.breaking.note",
                Icon.ALARM,
                limits.count(pages.filter(Optional.of(days), ""), user),
                "/breaking-limits?days=" + days,
                Badge.Tone.WATCH));
    }
}
