package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A release by authority. Deliveries and goods issues look at the same goods, so each step uses it up on its own; an
 * order that is asked about again uses up nothing.
 *
 * @param minor released, minor units of the reporting currency
 * @param overMinor what of it the checks did not allow, tolerance included
 * @param deliveredMinor what deliveries have used
 * @param issuedMinor what goods issues have used
 * @param reason code, see {@link ReleaseReason}
 */
record StoredRelease(
        UUID id,
        UUID hold,
        String number,
        LocalDate firstDay,
        int days,
        long minor,
        int tolerancePercent,
        long overMinor,
        long deliveredMinor,
        long issuedMinor,
        ReleaseReason reason,
        String comment,
        String by,
        Instant at) {

    /** As a step of the sale finds it. */
    Release at(CheckPoint point) {
        long consumed = switch (point) {
            case ORDER -> 0;
            case DELIVERY -> deliveredMinor;
            case GOODS_ISSUE -> issuedMinor;
        };
        return new Release(firstDay, days, minor, tolerancePercent, consumed);
    }

    LocalDate lastDay() {
        return at(CheckPoint.ORDER).lastDay();
    }
}
