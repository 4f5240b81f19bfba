package io.ballast.server.protection;

import io.ballast.engine.exposure.NotCounted;
import io.ballast.engine.exposure.Security;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What one document does for one customer.
 *
 * @param document key
 * @param isOwnWord whether the customer itself promises it
 * @param allocatedMinor part of the value for this customer, before the haircut, minor units of the currency
 * @param haircutPercent what of it does not count, 0 to 100
 * @param validTo last day, inclusive; empty while open-ended
 * @param isConfirmed by a second person
 * @param isPending whether a version waits for a second person
 */
public record Protection(
        Customer customer,
        UUID document,
        ProtectionKind kind,
        String issuer,
        String number,
        boolean isOwnWord,
        Currency currency,
        boolean isCalled,
        long allocatedMinor,
        BigDecimal haircutPercent,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        boolean isConfirmed,
        boolean isPending) {

    /** As the engine counts it, in the currency of the document. */
    public Security security() {
        return security(allocatedMinor);
    }

    /**
     * The same in another currency. The haircut is taken off the allocated part, so that parts of one document never
     * count for more than the whole.
     *
     * @param minor the allocated part in that currency
     */
    public Security security(long minor) {
        return new Security(number, minor, recognisedShare(), minor, Optional.of(validFrom), validTo, why());
    }

    /** Why it does not count for want of a rate. */
    public Security withoutRate() {
        return new Security(
                number,
                0,
                recognisedShare(),
                0,
                Optional.of(validFrom),
                validTo,
                why().or(() -> Optional.of(NotCounted.NO_RATE)));
    }

    private double recognisedShare() {
        return BigDecimal.ONE.subtract(haircutPercent.movePointLeft(2)).doubleValue();
    }

    private Optional<NotCounted> why() {
        if (!isConfirmed) {
            return Optional.of(NotCounted.NOT_CONFIRMED);
        }
        if (isCalled) {
            return Optional.of(NotCounted.CALLED);
        }
        return isOwnWord ? Optional.of(NotCounted.OWN_WORD) : Optional.empty();
    }

    /** What it takes over on a day, in the currency of the document. */
    public long countedMinor(LocalDate day) {
        return security().countedMinor(day);
    }
}
