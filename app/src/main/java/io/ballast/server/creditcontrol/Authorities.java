package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Outcome;
import io.ballast.server.identity.CurrentUser;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * What a decision does to holds and releases, in its transaction, under the lock of the customer's account: a held
 * order waits, one that may ship waits no more, and a delivery uses up the release that covers it.
 */
@Component
class Authorities {
    private final Holds holds;
    private final Releases releases;
    private final Reservations reservations;
    private final HoldNotices notices;

    Authorities(Holds holds, Releases releases, Reservations reservations, HoldNotices notices) {
        this.holds = holds;
        this.releases = releases;
        this.reservations = reservations;
        this.notices = notices;
    }

    void decided(Judged judged) {
        OrderRequest request = judged.asked().request();
        CurrentUser user = judged.asked().user();
        OrderToCheck order = judged.order();
        KnownFile known = judged.known();
        Decision decision = judged.decision();
        if (decision.outcome() == Outcome.HELD) {
            holds.place(request, margin(request, order.minor()), known.state(1), user);
            reservations.changed(request.customer());
            return;
        }
        if (decision.authority() == Authority.RELEASED && order.point() != CheckPoint.ORDER) {
            known.authority()
                    .covering(order, known.file().day())
                    .ifPresent(release -> releases.use(release.id(), order.point(), order.minor()));
        }
        if (known.authority().isWaiting(order.number())) {
            holds.clear(request, user.username()).ifPresent(hold -> notices.cleared(hold, user));
        }
    }

    /** In the reporting currency, at the rate of the order. */
    private static OptionalLong margin(OrderRequest request, long baseMinor) {
        if (request.marginMinor().isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(BigInteger.valueOf(request.marginMinor().getAsLong())
                .multiply(BigInteger.valueOf(baseMinor))
                .divide(BigInteger.valueOf(request.minor()))
                .longValueExact());
    }
}
