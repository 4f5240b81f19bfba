package io.ballast.server.portfolio;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One open invoice; amounts in the reporting currency.
 *
 * @param id key
 * @param customerId key of the customer
 * @param code code of the customer
 * @param name name of the customer
 * @param number number of the invoice
 * @param instalment which part of it, from 1
 * @param order number of the order, if the source said it
 * @param issued day of issue
 * @param due due day
 * @param isDueAssumed whether the due day was derived from the terms
 * @param daysPastDue 0 or less while not due
 * @param amountMinor what was invoiced
 * @param openMinor what of it is open
 * @param isDisputed whether a dispute over it is open
 */
record OpenInvoice(
        long id,
        long customerId,
        String code,
        String name,
        String number,
        int instalment,
        Optional<String> order,
        LocalDate issued,
        LocalDate due,
        boolean isDueAssumed,
        int daysPastDue,
        long amountMinor,
        long openMinor,
        boolean isDisputed) {

    /** Count and sum of open invoices. */
    record Totals(int invoices, long openMinor, int customers) {}
}
