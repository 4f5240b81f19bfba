package io.ballast.server.modellab;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a customer stands in the spread of the score or of a characteristic, then and now.
 *
 * @param customer the customer's code
 * @param then the latest observation of the reference, if the customer is in it
 * @param now today's
 */
record WatchedPlace(String customer, Optional<Place> then, Place now) {

    /**
     * One observation.
     *
     * @param day of it, where it has one
     * @param value points, or the reading; empty where it is missing
     * @param band number of its band
     * @param points of the score
     */
    record Place(Optional<LocalDate> day, OptionalDouble value, int band, int points) {}

    /** Bands between then and now, 0 if it stayed or was not there. */
    int distance() {
        return then.map(place -> Math.abs(now.band() - place.band())).orElse(0);
    }
}
