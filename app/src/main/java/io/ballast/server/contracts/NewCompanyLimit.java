package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import java.util.OptionalInt;

/**
 * A limit of a customer with one company of ours from today on, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param ownCompany code of the company; empty for the main one
 * @param limit in minor units of the currency
 * @param currency ISO 4217 code
 * @param lastDay epoch day of its last day, inclusive
 */
public record NewCompanyLimit(
        long row, String customer, String ownCompany, LimitInForce limit, String currency, OptionalInt lastDay) {}
