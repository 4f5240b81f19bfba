package io.ballast.server.modellab;

import io.ballast.engine.model.payment.PaymentFigures;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stored model of the days until open invoices are paid, with what it is worth.
 *
 * @param asOf last day the books told of
 * @param firstTested from this day of observation on it was measured
 * @param fitted cases that the measured model was fitted on
 * @param cases cases that the stored model was fitted on
 * @param oneIn one invoice in so many was drawn
 * @param isUsedNotDue whether it is used for invoices that are not overdue
 * @param isUsedOverdue whether it is used for those that are
 * @param hash SHA-256 of its text
 */
record PaymentRun(
        long id,
        LocalDate asOf,
        LocalDate firstTested,
        int fitted,
        int cases,
        int oneIn,
        PaymentFigures figures,
        boolean isUsedNotDue,
        boolean isUsedOverdue,
        String hash,
        String engineVersion,
        String createdBy,
        Instant createdAt) {

    String path() {
        return "/models/behaviour/" + id;
    }

    boolean isUsed() {
        return isUsedNotDue || isUsedOverdue;
    }
}
