package io.ballast.server.ledger;

import java.util.Optional;

/**
 * A credit memo, as a row of a file describes it. Rows of one credit memo must agree.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number credit memo number
 * @param day epoch day of issue
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param reason why it was given
 * @param ownCompany code of the company of ours that sells; empty for the main one
 */
public record NewCreditMemo(
        long row,
        String customer,
        String number,
        int day,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> reason,
        Optional<String> ownCompany) {}
