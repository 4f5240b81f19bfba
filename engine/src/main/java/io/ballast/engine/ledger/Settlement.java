package io.ballast.engine.ledger;

/**
 * A part of an invoice that was settled: by cash, a credit memo, a discount or a write-off.
 *
 * @param invoiceNumber the invoice settled
 * @param kind by what means
 * @param day epoch day of the settlement
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units
 */
public record Settlement(String invoiceNumber, SettlementKind kind, int day, int knownDay, long amountMinor) {
    public Settlement {
        DocumentNumber.check("Settlement", invoiceNumber);
        DocumentNumber.checkPositive("Settlement of", invoiceNumber, amountMinor);
    }
}
