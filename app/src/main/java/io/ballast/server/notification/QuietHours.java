package io.ballast.server.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the day in which nothing but what is critical goes out.
 *
 * @param from first minute of quiet
 * @param to first minute after it, on the next day if it is not behind from; equal to from: never quiet
 * @param zone whose clock it is
 */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    static final LocalTime EVENING = LocalTime.of(21, 0);
    static final LocalTime MORNING = LocalTime.of(8, 0);

    /** The same moment, or the end of the quiet it falls into. */
    Instant after(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        LocalTime time = at.toLocalTime();
        boolean isOverMidnight = from.isAfter(to);
        boolean isLate = !time.isBefore(from);
        boolean isEarly = time.isBefore(to);
        if (from.equals(to) || !(isOverMidnight ? isLate || isEarly : isLate && isEarly)) {
            return moment;
        }
        ZonedDateTime end = at.with(to);
        return (end.isAfter(at) ? end : at.plusDays(1).with(to)).toInstant();
    }
}
