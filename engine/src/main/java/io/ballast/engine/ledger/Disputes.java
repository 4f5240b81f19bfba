package io.ballast.engine.ledger;

/** Disputes in columns, sorted by (opened day, number). */
public final class Disputes {
    final int[] openedDay;
    final int[] closedDay;
    final int[] knownDay;
    final long[] amountMinor;
    final int[] invoice;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param openedDay epoch days
     * @param closedDay epoch days, NEVER while open
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @param invoice row of the disputed invoice, -1 for the account as a whole
     * @throws IllegalArgumentException if the columns differ in length or the first is not ascending
     */
    public Disputes(int[] openedDay, int[] closedDay, int[] knownDay, long[] amountMinor, int[] invoice) {
        Columns.checkLength("Disputes.closedDay", closedDay.length, openedDay.length);
        Columns.checkLength("Disputes.knownDay", knownDay.length, openedDay.length);
        Columns.checkLength("Disputes.amountMinor", amountMinor.length, openedDay.length);
        Columns.checkLength("Disputes.invoice", invoice.length, openedDay.length);
        Columns.checkAscending("Disputes.openedDay", openedDay);
        this.openedDay = openedDay;
        this.closedDay = closedDay;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
        this.invoice = invoice;
    }

    public int size() {
        return openedDay.length;
    }

    public int openedDay(int row) {
        return openedDay[row];
    }

    public int closedDay(int row) {
        return closedDay[row];
    }

    public int knownDay(int row) {
        return knownDay[row];
    }

    public long amountMinor(int row) {
        return amountMinor[row];
    }

    public int invoice(int row) {
        return invoice[row];
    }
}
