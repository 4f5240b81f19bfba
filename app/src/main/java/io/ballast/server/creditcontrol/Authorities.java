package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.server.identity.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * What an order that may ship does to holds and releases, in the transaction of its decision, under the lock of the
 * customer's account: it waits no more, and a delivery uses up the release that covers it.
 */
@Component
class Authorities {
    private final Holds holds;
    private final Releases releases;
    private final HoldNotices notices;

    Authorities(Holds holds, Releases releases, HoldNotices notices) {
        this.holds = holds;
        this.releases = releases;
        this.notices = notices;
    }

    /** After a decision by which an order may ship. */
    void decided(Judged judged) {
        OrderRequest request = judged.asked().request();
        CurrentUser user = judged.asked().user();
        OrderToCheck order = judged.order();
        KnownFile known = judged.known();
        Decision decision = judged.decision();
        if (decision.authority() == Authority.RELEASED && order.point() != CheckPoint.ORDER) {
            known.authority()
                    .covering(order, known.file().day())
                    .ifPresent(release -> releases.use(release.id(), order.point(), order.minor()));
        }
        if (known.authority().isWaiting(order.number())) {
            holds.clear(request, user.username()).ifPresent(hold -> notices.cleared(hold, user));
        }
    }
}
