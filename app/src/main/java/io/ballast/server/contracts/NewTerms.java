package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import java.util.OptionalInt;

/**
 * Terms of a customer as a row of a file describes them.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param limit the credit limit, in minor units of the currency
 * @param currency ISO 4217 code
 * @param termsDays days from issue to due
 * @param firstDay epoch day from which they hold if the customer has no terms yet
 */
public record NewTerms(
        long row, String customer, LimitInForce limit, String currency, OptionalInt termsDays, int firstDay) {}
