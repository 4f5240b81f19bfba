package io.ballast.server.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dispute, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number dispute number
 * @param invoiceNumber invoice contested, empty for the account as a whole
 * @param openedDay epoch day on which it was opened
 * @param closedDay epoch day on which it was closed
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param reason what is contested
 */
public record NewDispute(
        long row,
        String customer,
        String number,
        Optional<String> invoiceNumber,
        int openedDay,
        OptionalInt closedDay,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> reason) {}
