package io.ballast.engine.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are worked: Monday to Friday without holidays, and the weekend days that are worked in their place (调休).
 *
 * @param holidays days off, of any day of the week
 * @param madeUp weekend days that are worked
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> madeUp) {
    /** Monday to Friday. */
    public static final WorkingDays WEEKDAYS = new WorkingDays(Set.of(), Set.of());

    private static final int MOST = 5_000;

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        madeUp = Set.copyOf(madeUp);
        if (holidays.size() > MOST || madeUp.size() > MOST) {
            throw new IllegalArgumentException("A calendar has at most " + MOST + " days of a kind");
        }
        for (LocalDate day : madeUp) {
            if (holidays.contains(day) || !isWeekend(day)) {
                throw new IllegalArgumentException("Not a weekend day that is worked instead: " + day);
            }
        }
    }

    public boolean isWorked(LocalDate day) {
        return madeUp.contains(day) || !isWeekend(day) && !holidays.contains(day);
    }

    /** The day itself or the first one after it that is worked. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorked(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself or the last one before it that is worked. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorked(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
