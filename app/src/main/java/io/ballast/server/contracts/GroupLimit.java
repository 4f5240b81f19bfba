package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The limit of a group with all groups below it, for a span of days.
 *
 * @param limit in minor units of the currency
 * @param validFrom first day, inclusive
 * @param validTo last day, inclusive; empty while open-ended
 */
public record GroupLimit(LimitInForce limit, Currency currency, LocalDate validFrom, Optional<LocalDate> validTo) {
    public GroupLimit {
        if (validTo.isPresent() && validTo.orElseThrow().isBefore(validFrom)) {
            throw new IllegalArgumentException("Limit from " + validFrom + " to " + validTo.orElseThrow());
        }
    }

    /** Whether it holds on a day. */
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(validFrom)
                && validTo.map(last -> !day.isAfter(last)).orElse(true);
    }
}
