package io.ballast.engine.model.watch;

import java.time.LocalDate;
import java.util.List;

/**
 * What a challenger in the shadow of the card in force has shown on a day.
 *
 * @param today whom it would grade otherwise
 * @param matured both on outcomes that neither was fitted or tested on
 * @param days the days of observation of those
 * @param tested both on the part of the challenger's data set that it was tested on
 */
public record Challenge(Agreement today, Contest matured, List<LocalDate> days, Contest tested) {
    public Challenge {
        days = List.copyOf(days);
    }
}
