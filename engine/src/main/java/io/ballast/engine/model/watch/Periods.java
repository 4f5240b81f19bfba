package io.ballast.engine.model.watch;

import io.ballast.engine.model.history.DataSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which days of observation a card is judged by: those new to it, the latest first, each at least a horizon before the
 * next, so that no outcome counts twice.
 *
 * @param recent the lights go by them
 * @param earlier stand for the time when the card was made, where nothing else does
 */
record Periods(List<LocalDate> recent, List<LocalDate> earlier) {
    static Periods of(Watched watched) {
        Watched.Past past = watched.past();
        List<LocalDate> apart = past.newDays(watched.matured());
        int half = past.ranking().isPresent() ? apart.size() : (apart.size() + 1) / 2;
        return new Periods(List.copyOf(apart.subList(0, half)), List.copyOf(apart.subList(half, apart.size())));
    }

    /** The days of a data set, oldest first. */
    static List<LocalDate> days(DataSet set) {
        return IntStream.range(0, set.rows())
                .mapToObj(set::day)
                .map(Optional::orElseThrow)
                .distinct()
                .sorted()
                .toList();
    }
}
