package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Obligor;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A limit that people with authority granted.
 *
 * @param request that they approved
 * @param obligor whose limit it is
 * @param limit in minor units of the currency
 * @param isTemporary whether the permanent limit comes back after the last day
 * @param validFrom first day, inclusive
 * @param validTo last day, inclusive; empty while open-ended
 */
public record GrantedLimit(
        UUID request,
        Obligor obligor,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {
    public GrantedLimit {
        if (validTo.filter(last -> last.isBefore(validFrom)).isPresent()) {
            throw new IllegalArgumentException("A limit ends no earlier than it begins: " + validFrom + ", " + validTo);
        }
        if (isTemporary && (validTo.isEmpty() || !(limit instanceof LimitInForce.Amount))) {
            throw new IllegalArgumentException("A temporary limit is an amount with a last day");
        }
    }
}
