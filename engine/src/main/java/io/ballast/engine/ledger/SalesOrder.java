package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;

/**
 * A sales order as one sum.
 *
 * @param number order number
 * @param orderedDay epoch day of the order
 * @param requestedDay epoch day on which delivery is asked for
 * @param closedDay epoch day on which it was fully delivered, {@link Days#NEVER} while open
 * @param cancelledDay epoch day on which it was cancelled, {@link Days#NEVER} if it was not
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units, tax included
 * @param category product category, 0 where the source gives none; equal numbers are equal categories
 */
public record SalesOrder(
        String number,
        int orderedDay,
        int requestedDay,
        int closedDay,
        int cancelledDay,
        int knownDay,
        long amountMinor,
        int category) {
    public SalesOrder {
        DocumentNumber.check("Order", number);
        DocumentNumber.checkPositive("Order", number, amountMinor);
        DocumentNumber.checkOrder("Order", number, orderedDay, Math.min(closedDay, cancelledDay));
    }
}
