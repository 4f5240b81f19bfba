package io.ballast.engine.ledger;

/**
 * Money received. What of it no settlement uses is unapplied cash.
 *
 * @param number receipt number
 * @param day epoch day of receipt
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units
 */
public record Receipt(String number, int day, int knownDay, long amountMinor) {
    public Receipt {
        DocumentNumber.check("Receipt", number);
        DocumentNumber.checkPositive("Receipt", number, amountMinor);
    }
}
