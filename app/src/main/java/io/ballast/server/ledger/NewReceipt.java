package io.ballast.server.ledger;

import java.util.Optional;

/**
 * Money received, as a row of a file describes it. Rows of one receipt must agree.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number receipt number
 * @param day epoch day of receipt
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param ownCompany code of the company of ours that sells; empty for the main one
 */
public record NewReceipt(
        long row,
        String customer,
        String number,
        int day,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> ownCompany) {}
