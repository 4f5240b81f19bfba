package io.ballast.engine.ledger;

/** Invoices and debit memos in columns, sorted by (issued day, number). */
public final class Invoices {
    final int[] issuedDay;
    final int[] dueDay;
    final int[] knownDay;
    final long[] amountMinor;
    final byte[] dueAssumed;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param issuedDay epoch days
     * @param dueDay epoch days, not before the issue day
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @param dueAssumed 1 where the due day was missing
     * @throws IllegalArgumentException if the columns differ in length or the first is not ascending
     */
    public Invoices(int[] issuedDay, int[] dueDay, int[] knownDay, long[] amountMinor, byte[] dueAssumed) {
        Columns.checkLength("Invoices.dueDay", dueDay.length, issuedDay.length);
        Columns.checkLength("Invoices.knownDay", knownDay.length, issuedDay.length);
        Columns.checkLength("Invoices.amountMinor", amountMinor.length, issuedDay.length);
        Columns.checkLength("Invoices.dueAssumed", dueAssumed.length, issuedDay.length);
        Columns.checkAscending("Invoices.issuedDay", issuedDay);
        this.issuedDay = issuedDay;
        this.dueDay = dueDay;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
        this.dueAssumed = dueAssumed;
    }

    public int size() {
        return issuedDay.length;
    }

    public int issuedDay(int row) {
        return issuedDay[row];
    }

    public int dueDay(int row) {
        return dueDay[row];
    }

    public int knownDay(int row) {
        return knownDay[row];
    }

    public long amountMinor(int row) {
        return amountMinor[row];
    }

    /** Whether the due day was missing and the issue day stands in for it. */
    public boolean isDueAssumed(int row) {
        return dueAssumed[row] != 0;
    }
}
