package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;

/**
 * Goods delivered.
 *
 * @param number delivery number
 * @param orderNumber number of the order it fills, empty where the source names none
 * @param day epoch day of goods issue
 * @param invoicedDay epoch day on which it was invoiced, {@link Days#NEVER} while it is not
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units, tax included
 */
public record Delivery(String number, String orderNumber, int day, int invoicedDay, int knownDay, long amountMinor) {
    public Delivery {
        DocumentNumber.check("Delivery", number);
        DocumentNumber.checkPositive("Delivery", number, amountMinor);
    }

    /** A delivery for which the source names no order. */
    public Delivery(String number, int day, int invoicedDay, int knownDay, long amountMinor) {
        this(number, "", day, invoicedDay, knownDay, amountMinor);
    }
}
