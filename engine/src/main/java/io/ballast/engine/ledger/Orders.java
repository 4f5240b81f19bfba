package io.ballast.engine.ledger;

/** Sales orders in columns, sorted by (ordered day, number). */
public final class Orders {
    final int[] orderedDay;
    final int[] requestedDay;
    final int[] closedDay;
    final int[] cancelledDay;
    final int[] knownDay;
    final long[] amountMinor;
    final int[] category;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param orderedDay epoch days
     * @param requestedDay epoch days
     * @param closedDay epoch days, NEVER while open
     * @param cancelledDay epoch days, NEVER if not cancelled
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @param category 0 where unknown
     * @throws IllegalArgumentException if the columns differ in length or the first is not ascending
     */
    public Orders(
            int[] orderedDay,
            int[] requestedDay,
            int[] closedDay,
            int[] cancelledDay,
            int[] knownDay,
            long[] amountMinor,
            int[] category) {
        Columns.checkLength("Orders.requestedDay", requestedDay.length, orderedDay.length);
        Columns.checkLength("Orders.closedDay", closedDay.length, orderedDay.length);
        Columns.checkLength("Orders.cancelledDay", cancelledDay.length, orderedDay.length);
        Columns.checkLength("Orders.knownDay", knownDay.length, orderedDay.length);
        Columns.checkLength("Orders.amountMinor", amountMinor.length, orderedDay.length);
        Columns.checkLength("Orders.category", category.length, orderedDay.length);
        Columns.checkAscending("Orders.orderedDay", orderedDay);
        this.orderedDay = orderedDay;
        this.requestedDay = requestedDay;
        this.closedDay = closedDay;
        this.cancelledDay = cancelledDay;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
        this.category = category;
    }

    public int size() {
        return orderedDay.length;
    }

    public int orderedDay(int row) {
        return orderedDay[row];
    }

    public int requestedDay(int row) {
        return requestedDay[row];
    }

    public int closedDay(int row) {
        return closedDay[row];
    }

    public int cancelledDay(int row) {
        return cancelledDay[row];
    }

    public int knownDay(int row) {
        return knownDay[row];
    }

    public long amountMinor(int row) {
        return amountMinor[row];
    }

    public int category(int row) {
        return category[row];
    }
}
