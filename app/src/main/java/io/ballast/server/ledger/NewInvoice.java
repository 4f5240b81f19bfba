package io.ballast.server.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An invoice, or one instalment of it, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number invoice number, without the instalment
 * @param instalment 1 or more; 1 for an invoice due in one sum
 * @param issuedDay epoch day of issue
 * @param isIssueAssumed whether the issue day was derived
 * @param dueDay epoch day on which it is due
 * @param isDueAssumed whether the due day was derived
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param orderNumber order it belongs to
 * @param ownCompany code of the company of ours that sells; empty for the main one
 * @param dunningLevel how far dunning of it has come, 0 to 9; empty if the file does not tell
 */
public record NewInvoice(
        long row,
        String customer,
        String number,
        int instalment,
        int issuedDay,
        boolean isIssueAssumed,
        int dueDay,
        boolean isDueAssumed,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> orderNumber,
        Optional<String> ownCompany,
        OptionalInt dunningLevel) {}
