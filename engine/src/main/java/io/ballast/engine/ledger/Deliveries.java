package io.ballast.engine.ledger;

/** Deliveries in columns, sorted by (day, number). */
public final class Deliveries {
    final int[] day;
    final int[] invoicedDay;
    final int[] knownDay;
    final long[] amountMinor;
    final int[] order;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param day epoch days
     * @param invoicedDay epoch days, NEVER while not invoiced
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @param order row of the order it fills, -1 where none of the ledger is known
     * @throws IllegalArgumentException if the columns differ in length or the first is not ascending
     */
    public Deliveries(int[] day, int[] invoicedDay, int[] knownDay, long[] amountMinor, int[] order) {
        Columns.checkLength("Deliveries.invoicedDay", invoicedDay.length, day.length);
        Columns.checkLength("Deliveries.knownDay", knownDay.length, day.length);
        Columns.checkLength("Deliveries.amountMinor", amountMinor.length, day.length);
        Columns.checkLength("Deliveries.order", order.length, day.length);
        Columns.checkAscending("Deliveries.day", day);
        this.day = day;
        this.invoicedDay = invoicedDay;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
        this.order = order;
    }

    public int size() {
        return day.length;
    }

    public int day(int row) {
        return day[row];
    }

    public int invoicedDay(int row) {
        return invoicedDay[row];
    }

    public int knownDay(int row) {
        return knownDay[row];
    }

    public long amountMinor(int row) {
        return amountMinor[row];
    }

    public int order(int row) {
        return order[row];
    }
}
