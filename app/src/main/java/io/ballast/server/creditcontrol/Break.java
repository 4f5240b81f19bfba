package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomDay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The break of a limit in a forecast.
 *
 * @param first day on which the limit is exceeded
 * @param lowest the day with the least left within the days looked ahead
 */
record Break(HeadroomDay first, HeadroomDay lowest) {

    /** The first break up to a day. */
    static Optional<Break> of(Forecast forecast, LocalDate last) {
        List<HeadroomDay> days = forecast.forecast().days().stream()
                .filter(day -> !day.day().isAfter(last))
                .toList();
        return days.stream()
                .filter(HeadroomDay::isExceeded)
                .findFirst()
                .map(first -> new Break(first, lowest(days).orElse(first)));
    }

    private static Optional<HeadroomDay> lowest(List<HeadroomDay> days) {
        return days.stream().min(Comparator.comparingLong(HeadroomDay::availableMinor));
    }
}
