package io.ballast.server.contracts;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.ledger.LimitInForce;
import java.util.OptionalInt;

/**
 * A limit of a customer for one kind of exposure from today on, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param limit in minor units of the currency
 * @param currency ISO 4217 code
 * @param lastDay epoch day of its last day, inclusive
 */
public record NewKindLimit(
        long row, String customer, ExposureKind kind, LimitInForce limit, String currency, OptionalInt lastDay) {}
