package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomDay;
import io.ballast.engine.exposure.HeadroomForecast;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a customer's own limit fills up in the days ahead.
 *
 * @param limit in force today, which is taken for that of all days
 * @param position what it starts from
 * @param forecast every day; none where there is no limit, or an unlimited one
 * @param delayDays after how many days behind the due day payments are expected; empty where the customer has not paid
 *     enough to tell, and due days are taken as they are
 * @param run the assessment in force, which knows the delay
 */
record Forecast(
        LocalDate today,
        LimitInForce limit,
        Optional<LocalDate> limitValidTo,
        Position position,
        HeadroomForecast forecast,
        OptionalInt delayDays,
        OptionalLong run,
        Currency currency) {
    private static final int WEEK = 7;

    /** The first day on which the limit breaks. */
    Optional<HeadroomDay> firstBreak() {
        return forecast.days().stream().filter(HeadroomDay::isExceeded).findFirst();
    }

    /** The day with the least left. */
    Optional<HeadroomDay> lowest() {
        return forecast.days().stream().min((one, other) -> Long.compare(one.availableMinor(), other.availableMinor()));
    }

    /** One day a week, the first one today, and the day on which the limit breaks. */
    List<HeadroomDay> shown() {
        Optional<HeadroomDay> breaking = firstBreak();
        List<HeadroomDay> shown = new ArrayList<>();
        for (int ahead = 0; ahead < forecast.days().size(); ahead++) {
            HeadroomDay day = forecast.days().get(ahead);
            if (ahead % WEEK == 0 || breaking.filter(day::equals).isPresent()) {
                shown.add(day);
            }
        }
        return shown;
    }
}
