package io.ballast.engine.exposure;

import io.ballast.engine.receivable.Exposure;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A guarantee, deposit or other security as a check counts it.
 *
 * <pre>counted = min(value * recognised share, allocated); 0 on days when there is a reason why not</pre>
 *
 * @param reference what people call it
 * @param valueMinor minor units, 0 or more
 * @param recognisedShare the part of the value left by the haircut, 0 to 1
 * @param allocatedMinor at most so much of it serves this customer, 0 or more
 * @param validFrom first day on which it counts; empty if it has none
 * @param validTo last day on which it counts, inclusive; empty if it has none
 * @param because why it does not count, whatever the day; empty if it may
 */
public record Security(
        String reference,
        long valueMinor,
        double recognisedShare,
        long allocatedMinor,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<NotCounted> because) {
    public Security {
        long unused = new Exposure.Collateral(valueMinor, recognisedShare, allocatedMinor).countedMinor();
    }

    /** A security that counts up to its last day, if it has one. */
    public Security(
            String reference,
            long valueMinor,
            double recognisedShare,
            long allocatedMinor,
            Optional<LocalDate> validTo) {
        this(reference, valueMinor, recognisedShare, allocatedMinor, Optional.empty(), validTo, Optional.empty());
    }

    /** A security with a last day. */
    public Security(String reference, long valueMinor, double recognisedShare, long allocatedMinor, LocalDate validTo) {
        this(reference, valueMinor, recognisedShare, allocatedMinor, Optional.of(validTo));
    }

    public boolean isExpired(LocalDate day) {
        return validTo.isPresent() && validTo.orElseThrow().isBefore(day);
    }

    /** Why it takes nothing over on a day; empty if it counts. */
    public Optional<NotCounted> notCounted(LocalDate day) {
        if (because.isPresent()) {
            return because;
        }
        if (validFrom.isPresent() && validFrom.orElseThrow().isAfter(day)) {
            return Optional.of(NotCounted.NOT_YET_VALID);
        }
        if (isExpired(day)) {
            return Optional.of(NotCounted.EXPIRED);
        }
        return allocatedMinor == 0 ? Optional.of(NotCounted.ALLOCATED_ELSEWHERE) : Optional.empty();
    }

    /** The day that a reason is about: the last one of what expired, the first of what is not valid yet. */
    Optional<LocalDate> dayOf(NotCounted reason) {
        return switch (reason) {
            case EXPIRED -> validTo;
            case NOT_YET_VALID -> validFrom;
            case NOT_CONFIRMED, CALLED, OWN_WORD, ALLOCATED_ELSEWHERE, NO_RATE -> Optional.empty();
        };
    }

    /** What it takes over on a day. */
    public long countedMinor(LocalDate day) {
        return notCounted(day).isPresent() ? 0 : countedWhileValidMinor();
    }

    /** What it takes over on any day on which there is no reason why not. */
    public long countedWhileValidMinor() {
        return new Exposure.Collateral(valueMinor, recognisedShare, allocatedMinor).countedMinor();
    }
}
