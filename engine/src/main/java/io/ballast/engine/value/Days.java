package io.ballast.engine.value;

import java.time.LocalDate;

/**
 * Whole days. A span counts from its start, exclusive, to its end, inclusive: from 1 to 31 January are 30 days.
 *
 * <p>Columns hold a day as an epoch day (days since 1970-01-01).
 */
public final class Days {
    /** The day that never comes: an open invoice is paid, an open dispute is closed, on this day. */
    public static final int NEVER = Integer.MAX_VALUE;

    private Days() {}

    /** Days from one date to another, negative if the second is earlier. */
    public static int between(LocalDate from, LocalDate to) {
        return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
    }

    /** The epoch day of a date, as the columns hold it. */
    public static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** The date of an epoch day. */
    public static LocalDate date(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    /** How many days something due is late on a day; 0 on the due day itself and before. */
    public static int late(int dueDay, int asOfDay) {
        return Math.max(0, Math.subtractExact(asOfDay, dueDay));
    }

    /** Whether a day lies in the window of so many days that ends on, and includes, the last one. */
    public static boolean isWithin(int day, int lastDay, int windowDays) {
        return day <= lastDay && day > Math.subtractExact(lastDay, windowDays);
    }
}
