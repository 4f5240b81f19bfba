package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Days;

/**
 * The day of assessment: what may be seen from it, and how old a row is.
 *
 * <p>Ages fall into eleven bands whose edges are 30, 60, 90, 180, 360, 365, 395, 455, 545 and 730 days, so that every
 * {@link Window}, the window before it and the same window a year earlier are whole runs of bands.
 */
final class Horizon {
    static final int BANDS = 11;

    /** The youngest bands, which together are the last 365 days. */
    static final int BANDS_OF_YEAR = 6;

    private static final int[] EDGES = {30, 60, 90, 180, 360, 365, 395, 455, 545, 730};
    private static final byte[] BAND_OF_AGE = bandOfAge();

    private final int asOf;
    private final int lastKnownDay;

    private Horizon(int asOf, int lastKnownDay) {
        this.asOf = asOf;
        this.lastKnownDay = lastKnownDay;
    }

    static Horizon of(CustomerFacts facts) {
        int asOf = Days.epochDay(facts.asOf());
        return new Horizon(asOf, facts.knowledge() == Knowledge.AS_KNOWN_THEN ? asOf : Days.NEVER);
    }

    int asOf() {
        return asOf;
    }

    /** Whether a row of this day, recorded on that day, may speak. */
    boolean sees(int day, int knownDay) {
        return day <= asOf && knownDay <= lastKnownDay;
    }

    /** Whether something dated this day has happened. */
    boolean hasCome(int day) {
        return day <= asOf;
    }

    int age(int day) {
        return asOf - day;
    }

    /** Whether a day that has come is one of the last 365. */
    static boolean isInLastYear(int band) {
        return band < BANDS_OF_YEAR;
    }

    /** The band of the age of a day that has come. */
    int band(int day) {
        return day <= asOf - BAND_OF_AGE.length ? BANDS - 1 : BAND_OF_AGE[asOf - day];
    }

    private static byte[] bandOfAge() {
        byte[] bands = new byte[EDGES[EDGES.length - 1]];
        byte band = 0;
        for (int age = 0; age < bands.length; age++) {
            if (age == EDGES[band]) {
                band++;
            }
            bands[age] = band;
        }
        return bands;
    }
}
