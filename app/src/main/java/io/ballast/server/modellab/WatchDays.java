package io.ballast.server.modellab;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days on which a scorecard in force is looked at: month ends a quarter apart and the last day of the books. */
final class WatchDays {
    private static final int MATURED_DAYS = 12;
    private static final int MONTHS = 3;

    private WatchDays() {}

    /**
     * Those whose outcome is known first, oldest first.
     *
     * @param lastDay last day the books tell of
     * @param horizonDays days until an outcome is known
     * @param kept a day that is looked at besides, such as the reference of earlier runs
     */
    static SequencedSet<LocalDate> of(LocalDate lastDay, int horizonDays, Optional<LocalDate> kept) {
        YearMonth latest =
                YearMonth.from(lastDay.minusDays(horizonDays).plusDays(1)).minusMonths(1);
        SequencedSet<LocalDate> days = new TreeSet<>(List.of(lastDay));
        for (int back = 0; back < MATURED_DAYS; back++) {
            days.add(latest.minusMonths((long) back * MONTHS).atEndOfMonth());
        }
        for (YearMonth month = latest.plusMonths(MONTHS);
                month.atEndOfMonth().isBefore(lastDay);
                month = month.plusMonths(MONTHS)) {
            days.add(month.atEndOfMonth());
        }
        kept.filter(day -> day.isBefore(lastDay)).ifPresent(days::add);
        return days;
    }

    /**
     * The first day before the last on which the company had at least half as many customers as on the last, and a
     * year of books behind it: characteristics look back as long. Where no day has a year behind it, the latest such.
     */
    static Optional<LocalDate> reference(Stream<LocalDate> observed) {
        SortedMap<LocalDate, Long> counts =
                observed.collect(Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting()));
        LocalDate last = counts.lastKey();
        long customers = List.copyOf(counts.values()).getLast();
        List<LocalDate> full = counts.entrySet().stream()
                .filter(day -> day.getKey().isBefore(last) && 2 * day.getValue() >= customers)
                .map(Map.Entry::getKey)
                .toList();
        LocalDate aYearIn = counts.firstKey().plusYears(1);
        return full.stream()
                .filter(day -> !day.isBefore(aYearIn))
                .findFirst()
                .or(() -> full.reversed().stream().findFirst());
    }
}
