package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A limit that is in force or is to be.
 *
 * @param limit in minor units of the currency
 * @param validTo last day, inclusive; a permanent one may be over
 */
public record AgreedLimit(
        CustomerId customer,
        LimitInForce limit,
        Currency currency,
        boolean isTemporary,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {}
