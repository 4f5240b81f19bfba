package io.ballast.engine.model.history;

import io.ballast.engine.indicator.Readings;
import java.time.LocalDate;

/**
 * One customer on one day: what could be read of it then, and what became of it.
 *
 * @param customer the customer's code
 * @param asOf the day
 * @param readings of that day
 * @param outcome afterwards
 */
public record Observed(String customer, LocalDate asOf, Readings readings, Outcome outcome) {
    public boolean isEvent() {
        return outcome instanceof Outcome.Event;
    }

    /** Whether it belongs to the population and its outcome is known. */
    public boolean counts() {
        return !(outcome instanceof Outcome.Excluded);
    }
}
