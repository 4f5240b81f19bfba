package io.ballast.engine.ledger;

/**
 * Settlements in columns, grouped by invoice: those of invoice {@code i} stand at rows {@code from(i)} to
 * {@code from(i + 1) - 1}, in ascending day.
 */
public final class Settlements {
    private static final SettlementKind[] KINDS = SettlementKind.values();

    final int[] firstRow;
    final int[] day;
    final int[] knownDay;
    final long[] amountMinor;
    final byte[] kind;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param firstRow one entry per invoice and one more, ascending from 0 to the number of settlements
     * @param day epoch days
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @param kind ordinals of {@link SettlementKind}
     * @throws IllegalArgumentException if the columns do not fit together
     */
    public Settlements(int[] firstRow, int[] day, int[] knownDay, long[] amountMinor, byte[] kind) {
        Columns.checkLength("Settlements.knownDay", knownDay.length, day.length);
        Columns.checkLength("Settlements.amountMinor", amountMinor.length, day.length);
        Columns.checkLength("Settlements.kind", kind.length, day.length);
        Columns.checkAscending("Settlements.firstRow", firstRow);
        if (firstRow.length == 0 || firstRow[0] != 0 || firstRow[firstRow.length - 1] != day.length) {
            throw new IllegalArgumentException("Settlements.firstRow must run from 0 to " + day.length);
        }
        this.firstRow = firstRow;
        this.day = day;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
        this.kind = kind;
    }

    public int size() {
        return day.length;
    }

    public int invoiceCount() {
        return firstRow.length - 1;
    }

    /** First row of the settlements of this invoice; the row after the last one for the number of invoices. */
    public int from(int invoice) {
        return firstRow[invoice];
    }

    public int day(int row) {
        return day[row];
    }

    public int knownDay(int row) {
        return knownDay[row];
    }

    public long amountMinor(int row) {
        return amountMinor[row];
    }

    public SettlementKind kind(int row) {
        return KINDS[kind[row]];
    }
}
