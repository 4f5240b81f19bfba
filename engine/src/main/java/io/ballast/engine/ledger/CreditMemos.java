package io.ballast.engine.ledger;

/** Credit memos in columns, sorted by (day, number). */
public final class CreditMemos {
    final int[] day;
    final int[] knownDay;
    final long[] amountMinor;

    /**
     * Takes the columns as they are; the caller must not change them afterwards.
     *
     * @param day epoch days
     * @param knownDay epoch days
     * @param amountMinor minor units, positive
     * @throws IllegalArgumentException if the columns differ in length or the first is not ascending
     */
    public CreditMemos(int[] day, int[] knownDay, long[] amountMinor) {
        Columns.checkLength("CreditMemos.knownDay", knownDay.length, day.length);
        Columns.checkLength("CreditMemos.amountMinor", amountMinor.length, day.length);
        Columns.checkAscending("CreditMemos.day", day);
        this.day = day;
        this.knownDay = knownDay;
        this.amountMinor = amountMinor;
    }

    public int size() {
        return day.length;
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
}
