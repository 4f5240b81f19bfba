package io.ballast.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * How busy each day is for a Chinese distributor: quiet at weekends, in the Golden Week and around the Spring Festival,
 * busy towards the end of a quarter. Make-up days of work at weekends are left out.
 */
final class TradingCalendar {
    /** New Year's Day of the Chinese calendar, 2015 to 2036. */
    private static final List<LocalDate> SPRING_FESTIVALS = dates(
            "2015-02-19",
            "2016-02-08",
            "2017-01-28",
            "2018-02-16",
            "2019-02-05",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-03",
            "2031-01-23",
            "2032-02-11",
            "2033-01-31",
            "2034-02-19",
            "2035-02-08",
            "2036-01-28");

    private final int firstDay;
    private final boolean[] working;
    private final double[] cumulative;

    /** The days from the first to the last, both included. */
    TradingCalendar(int firstDay, int lastDay) {
        this.firstDay = firstDay;
        int days = lastDay - firstDay + 1;
        working = new boolean[days];
        cumulative = new double[days + 1];
        for (int i = 0; i < days; i++) {
            LocalDate date = LocalDate.ofEpochDay(firstDay + i);
            double weight = weight(date);
            working[i] = weight >= 0.2;
            cumulative[i + 1] = cumulative[i] + weight;
        }
    }

    /** How much business there is in all, in ordinary working days. */
    double total() {
        return cumulative[working.length];
    }

    /** How much business there is before this day, in ordinary working days. */
    double before(int day) {
        return cumulative[day - firstDay];
    }

    /** The day on which so much business has been done; the amount must be less than {@link #total}. */
    int dayAt(double business) {
        int low = 0;
        int high = working.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle + 1] > business) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return firstDay + low;
    }

    /** The first working day that is not before this day; the day itself where the calendar ends first. */
    int workingDay(int day) {
        for (int next = Math.max(day, firstDay); next - firstDay < working.length; next++) {
            if (working[next - firstDay]) {
                return next;
            }
        }
        return day;
    }

    static LocalDate springFestival(int year) {
        return SPRING_FESTIVALS.get(year - 2015);
    }

    private static double weight(LocalDate date) {
        double week =
                date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.02 : date.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.15 : 1;
        return week * aroundSpringFestival(date) * holiday(date) * quarterEnd(date);
    }

    private static double aroundSpringFestival(LocalDate date) {
        long after = date.toEpochDay()
                - springFestival(Math.min(date.getYear(), 2036)).toEpochDay();
        if (after < -16 || after > 20) {
            return 1;
        }
        if (after < -2) {
            return 1 - 0.05 * (after + 16);
        }
        return after <= 7 ? 0.03 : 0.3 + 0.05 * (after - 7);
    }

    private static double holiday(LocalDate date) {
        boolean isGoldenWeek = date.getMonth() == Month.OCTOBER && date.getDayOfMonth() <= 7;
        boolean isLabourDay = date.getMonth() == Month.MAY && date.getDayOfMonth() <= 3;
        boolean isNewYear = date.getDayOfYear() == 1;
        return isGoldenWeek || isLabourDay || isNewYear ? 0.05 : 1;
    }

    private static double quarterEnd(LocalDate date) {
        boolean isQuarterEnd = date.getMonthValue() % 3 == 0 && date.getDayOfMonth() > 20;
        return isQuarterEnd ? 1.6 : 1;
    }

    private static List<LocalDate> dates(String... days) {
        List<LocalDate> dates = new ArrayList<>();
        for (String day : days) {
            dates.add(LocalDate.parse(day));
        }
        return List.copyOf(dates);
    }
}
