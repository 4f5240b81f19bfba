package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;

/**
 * A dispute over an invoice or over the customer's account.
 *
 * @param number dispute number
 * @param invoiceNumber the disputed invoice, or empty text for the account as a whole
 * @param openedDay epoch day of opening
 * @param closedDay epoch day of closing, {@link Days#NEVER} while open
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor disputed amount, positive, minor units
 */
public record Dispute(
        String number, String invoiceNumber, int openedDay, int closedDay, int knownDay, long amountMinor) {
    public Dispute {
        DocumentNumber.check("Dispute", number);
        DocumentNumber.checkPositive("Dispute", number, amountMinor);
        DocumentNumber.checkOrder("Dispute", number, openedDay, closedDay);
    }
}
