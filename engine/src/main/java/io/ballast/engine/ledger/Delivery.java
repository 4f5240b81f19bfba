package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;

/**
 * Goods delivered.
 *
 * @param number delivery number
 * @param day epoch day of goods issue
 * @param invoicedDay epoch day on which it was invoiced, {@link Days#NEVER} while it is not
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units, tax included
 */
public record Delivery(String number, int day, int invoicedDay, int knownDay, long amountMinor) {
    public Delivery {
        DocumentNumber.check("Delivery", number);
        DocumentNumber.checkPositive("Delivery", number, amountMinor);
    }
}
