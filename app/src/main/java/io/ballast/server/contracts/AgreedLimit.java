package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Obligor;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A limit that was, is or is to be in force.
 *
 * @param obligor whose limit it is
 * @param limit in minor units of the currency
 * @param isTemporary whether the permanent limit comes back after the last day
 * @param validFrom first day, inclusive
 * @param validTo last day, inclusive; a permanent one may be over
 */
public record AgreedLimit(
        Obligor obligor,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {

    /** Whether it holds on a day. */
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(validFrom)
                && validTo.map(last -> !day.isAfter(last)).orElse(true);
    }
}
