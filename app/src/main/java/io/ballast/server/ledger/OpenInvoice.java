package io.ballast.server.ledger;

import java.time.LocalDate;

/**
 * An instalment with something open on a day.
 *
 * @param number of the invoice
 * @param instalment 1 or more
 * @param issuedOn day of issue
 * @param dueOn due day
 * @param baseMinor its amount in the reporting currency
 * @param openMinor what is open of it, above 0
 * @param pastDueDays days past due, 0 or less while not due
 * @param isDisputed whether a dispute about it is open
 */
record OpenInvoice(
        String number,
        int instalment,
        LocalDate issuedOn,
        LocalDate dueOn,
        long baseMinor,
        long openMinor,
        int pastDueDays,
        boolean isDisputed) {}
