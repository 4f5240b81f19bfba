package io.ballast.server.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sales order, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number order number
 * @param orderedDay epoch day of the order
 * @param requestedDay epoch day on which delivery is asked for
 * @param closedDay epoch day on which it was fully delivered
 * @param cancelledDay epoch day on which it was cancelled
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param category product category
 * @param ownCompany code of the company of ours that sells; empty for the main one
 */
public record NewOrder(
        long row,
        String customer,
        String number,
        int orderedDay,
        int requestedDay,
        OptionalInt closedDay,
        OptionalInt cancelledDay,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> category,
        Optional<String> ownCompany) {}
