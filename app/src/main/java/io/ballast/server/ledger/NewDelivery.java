package io.ballast.server.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A delivery, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number delivery number
 * @param orderNumber order it belongs to
 * @param day epoch day of delivery
 * @param invoicedDay epoch day on which it was invoiced
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param ownCompany code of the company of ours that sells; empty for the main one
 */
public record NewDelivery(
        long row,
        String customer,
        String number,
        Optional<String> orderNumber,
        int day,
        OptionalInt invoicedDay,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> ownCompany) {}
