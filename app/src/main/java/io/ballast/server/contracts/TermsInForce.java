package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was agreed with a customer, for a span of days.
 *
 * @param limit the credit limit, in minor units of the currency
 * @param currency of the limit
 * @param termsDays days from issue to due; empty where none are agreed
 * @param validFrom first day, inclusive
 * @param validTo last day, inclusive; empty while open-ended
 */
public record TermsInForce(
        LimitInForce limit,
        Currency currency,
        OptionalInt termsDays,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {}
