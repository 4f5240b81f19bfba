package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.AgreedLimit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A permanent limit with its last day.
 *
 * @param limit in minor units of the currency
 * @param to last day, inclusive; empty while open-ended
 */
record DatedLimit(LimitInForce limit, Currency currency, Optional<LocalDate> to) {
    static DatedLimit of(AgreedLimit agreed) {
        return new DatedLimit(agreed.limit(), agreed.currency(), agreed.validTo());
    }
}
