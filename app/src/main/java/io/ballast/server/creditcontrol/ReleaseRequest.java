package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Release;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A release that somebody asks for.
 *
 * @param id made by who asks; sent again with it, nothing more is released
 * @param minor amount released, minor units of the reporting currency; empty for the whole order
 * @param days how long it holds, today included, 1 to {@link #MOST_DAYS}
 * @param tolerancePercent how much more than the amount may be delivered, 0 to {@link #MOST_TOLERANCE}
 * @param comment at least a word where the reason is {@link ReleaseReason#OTHER}
 */
record ReleaseRequest(
        UUID id, UUID hold, OptionalLong minor, int days, int tolerancePercent, ReleaseReason reason, String comment) {
    static final int MOST_DAYS = 90;
    static final int MOST_TOLERANCE = 100;
    static final int USUAL_DAYS = 5;
    static final int USUAL_TOLERANCE = 10;
    private static final int LONGEST_COMMENT = 500;

    /**
     * Compares it with what may be released.
     *
     * @param orderMinor value of the order, minor units of the reporting currency
     * @throws Refusal that names the field that is out of its range
     */
    void verify(long orderMinor) {
        if (minor.isPresent() && (minor.getAsLong() < 1 || minor.getAsLong() > orderMinor)) {
            throw Refusal.badRequest("creditcontrol.fault.release-amount");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.badRequest("creditcontrol.fault.release-days", MOST_DAYS);
        }
        if (tolerancePercent < 0 || tolerancePercent > MOST_TOLERANCE) {
            throw Refusal.badRequest("creditcontrol.fault.release-tolerance", MOST_TOLERANCE);
        }
        if (comment.length() > LONGEST_COMMENT || reason == ReleaseReason.OTHER && comment.isBlank()) {
            throw Refusal.badRequest("creditcontrol.fault.release-comment", LONGEST_COMMENT);
        }
    }

    /** The most that may be delivered on it, tolerance included. */
    long mostMinor(long releasedMinor) {
        return new Release(LocalDate.EPOCH, days, releasedMinor, tolerancePercent, 0).mostMinor();
    }

    /** Whether this is what was released. */
    boolean isSameAs(StoredRelease released, long releasedMinor) {
        return released.hold().equals(hold)
                && released.minor() == releasedMinor
                && released.days() == days
                && released.tolerancePercent() == tolerancePercent
                && released.reason() == reason
                && released.comment().equals(comment);
    }
}
