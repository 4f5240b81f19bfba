package io.ballast.server.limits;

/**
 * A journal in figures. Amounts are minor units of the reporting currency, of lines that change; unlimited ones are not
 * in the sums.
 *
 * @param lines customers in all
 * @param due those still to be looked at
 * @param changed those that get another limit
 * @param same those that keep theirs
 * @param refused those that are refused
 * @param moved those that say something else than before
 * @param over those whose exposure exceeds the limit they would get
 * @param heldCustomers those with orders that would be held
 * @param heldOrders such orders
 * @param heldMinor what is left of them
 */
record JournalTotals(
        long lines,
        long due,
        long changed,
        long same,
        long refused,
        long moved,
        long over,
        long beforeMinor,
        long afterMinor,
        long exposureMinor,
        long heldCustomers,
        long heldOrders,
        long heldMinor) {

    long differenceMinor() {
        return Math.subtractExact(afterMinor, beforeMinor);
    }

    long done() {
        return lines - due;
    }
}
