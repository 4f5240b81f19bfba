package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Icon;
import io.ballast.server.web.TodayCount;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many limits end within the days of notice, for who asks for others. */
@Component
class SoonExpired implements TodayCount {
    private static final int ORDER = 30;

    private final ExpiringLimits limits;
    private final ExpiryNotices notices;
    private final Clock clock;

    SoonExpired(ExpiringLimits limits, ExpiryNotices notices, Clock clock) {
        this.limits = limits;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Count> now() {
        CurrentUser user = Users.current();
        if (!user.may(Authority.READ) || !user.may(Authority.WRITE)) {
            return Optional.empty();
        }
        ExpiringLimits.Filter soon = notices.soon(LocalDate.now(clock), Optional.empty());
        long number = limits.counts(soon, user).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Optional.of(new Count(
                "limits.today.expiring",
                "limits.today.expiring.note",
                Icon.CLOCK,
                number,
                "/limit-calendar?soon=true",
                Badge.Tone.WATCH));
    }
}
