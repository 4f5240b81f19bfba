package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.PortfolioFile;
import io.ballast.engine.limit.Voter;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells who decides on limits and knows of every customer that a name or group has passed its concentration cap. */
@Component
class CapNotices {
    /** Of more than these at once, one notice says how many. */
    private static final int FEW = 3;

    private static final String PAGE = "/portfolio#caps";

    private final Notifications notifications;

    CapNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Tells of these, in the transaction of the caller. */
    void tell(List<CapWatch.Found> found, PortfolioFile portfolio) {
        if (found.size() <= FEW) {
            found.forEach(each -> one(each, portfolio));
            return;
        }
        notifications.tell(new Notice(
                Kind.CAPS_PASSED,
                "caps:" + portfolio.asOf() + ":" + found.size() + ":" + found.hashCode(),
                PAGE,
                List.of(Notice.word(Integer.toString(found.size()))),
                overseers()));
    }

    private void one(CapWatch.Found found, PortfolioFile portfolio) {
        String share = BigDecimal.valueOf(found.minor())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(portfolio.exposureMinor()), 1, RoundingMode.HALF_UP)
                .toPlainString();
        notifications.tell(new Notice(
                Kind.CAP_PASSED,
                "cap:" + found.customer().map(key -> "C" + key).orElse("")
                        + found.group().map(key -> "G" + key).orElse("") + ":" + portfolio.asOf(),
                PAGE,
                List.of(Notice.word(found.name()), Notice.word(share + "%"), Notice.word(found.percent() + "%")),
                overseers(),
                found.customer().map(Set::of).orElse(Set.of())));
    }

    private static Audience overseers() {
        return new Audience.Overseers(VoterPermission.of(Voter.CREDIT_MANAGER));
    }
}
