package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * What is known of the exposure to all customers together. It stands still for the day, so that no order widens its own
 * cap.
 *
 * @param exposureMinor what all customers with an exposure above 0 had, minor units, above 0
 * @param asOf day of that figure
 */
public record PortfolioFile(long exposureMinor, LocalDate asOf) {
    public PortfolioFile {
        if (exposureMinor <= 0) {
            throw new IllegalArgumentException("A portfolio without exposure: " + exposureMinor);
        }
    }

    /** The largest exposure that is not more than so many percent of it, minor units. */
    public long capMinor(long percent) {
        return Judging.portion(exposureMinor, percent);
    }
}
