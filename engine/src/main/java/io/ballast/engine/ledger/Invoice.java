package io.ballast.engine.ledger;

/**
 * One instalment of an invoice or debit memo, in the ledger's currency. Two instalments of one invoice are two rows.
 *
 * @param number document number, with the instalment where there are several; unique within the customer
 * @param issuedDay epoch day of issue
 * @param dueDay epoch day on which it is due; the issue day where the source gives none
 * @param knownDay epoch day on which it was recorded by the source system
 * @param amountMinor positive, minor units
 * @param isDueAssumed whether the due day was missing and the issue day stands in for it
 */
public record Invoice(String number, int issuedDay, int dueDay, int knownDay, long amountMinor, boolean isDueAssumed) {
    public Invoice {
        DocumentNumber.check("Invoice", number);
        DocumentNumber.checkPositive("Invoice", number, amountMinor);
        DocumentNumber.checkOrder("Invoice", number, issuedDay, dueDay);
    }
}
