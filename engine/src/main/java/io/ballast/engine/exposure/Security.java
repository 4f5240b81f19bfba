package io.ballast.engine.exposure;

import io.ballast.engine.receivable.Exposure;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A guarantee, deposit or other security as a check counts it.
 *
 * <pre>counted = min(value * recognised share, allocated); 0 after its last day</pre>
 *
 * @param reference what people call it
 * @param valueMinor minor units, 0 or more
 * @param recognisedShare the part of the value left by the haircut, 0 to 1
 * @param allocatedMinor at most so much of it serves this customer, 0 or more
 * @param validTo last day on which it counts, inclusive; empty if it has none
 */
public record Security(
        String reference, long valueMinor, double recognisedShare, long allocatedMinor, Optional<LocalDate> validTo) {
    public Security {
        long unused = new Exposure.Collateral(valueMinor, recognisedShare, allocatedMinor).countedMinor();
    }

    /** A security with a last day. */
    public Security(String reference, long valueMinor, double recognisedShare, long allocatedMinor, LocalDate validTo) {
        this(reference, valueMinor, recognisedShare, allocatedMinor, Optional.of(validTo));
    }

    public boolean isExpired(LocalDate day) {
        return validTo.isPresent() && validTo.orElseThrow().isBefore(day);
    }

    /** What it takes over on a day. */
    public long countedMinor(LocalDate day) {
        return isExpired(day) ? 0 : countedWhileValidMinor();
    }

    /** What it takes over on any day up to its last. */
    public long countedWhileValidMinor() {
        return new Exposure.Collateral(valueMinor, recognisedShare, allocatedMinor).countedMinor();
    }
}
