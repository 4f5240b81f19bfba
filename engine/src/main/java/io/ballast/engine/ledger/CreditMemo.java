package io.ballast.engine.ledger;

/**
 * A credit memo: a return, a price correction. What of it no settlement uses is unapplied credit.
 *
 * @param number document number
 * @param day epoch day of issue
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units
 */
public record CreditMemo(String number, int day, int knownDay, long amountMinor) {
    public CreditMemo {
        DocumentNumber.check("Credit memo", number);
        DocumentNumber.checkPositive("Credit memo", number, amountMinor);
    }
}
