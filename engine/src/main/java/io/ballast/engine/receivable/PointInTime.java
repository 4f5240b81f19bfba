package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Days;
import java.time.LocalDate;

/**
 * The day a ledger is looked at, and the day up to which recordings count. No row dated or recorded later is seen.
 *
 * @param day epoch day of the picture
 * @param knownBy last epoch day of recording that counts, {@link Days#NEVER} if all do
 */
public record PointInTime(int day, int knownBy) {
    public static PointInTime of(LocalDate asOf, Knowledge knowledge) {
        int day = Days.epochDay(asOf);
        return new PointInTime(
                day,
                switch (knowledge) {
                    case AS_KNOWN_THEN -> day;
                    case AS_KNOWN_NOW -> Days.NEVER;
                });
    }

    /** The picture of another day with the knowledge of this one. */
    public PointInTime at(int otherDay) {
        return new PointInTime(otherDay, knownBy);
    }

    /** Whether a row dated and recorded on these days is in the picture. */
    public boolean sees(int rowDay, int rowKnownDay) {
        return rowDay <= day && rowKnownDay <= knownBy;
    }

    public LocalDate date() {
        return Days.date(day);
    }
}
