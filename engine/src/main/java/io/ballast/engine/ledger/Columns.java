package io.ballast.engine.ledger;

/** Checks that every slice makes of its columns. */
final class Columns {
    private Columns() {}

    static void checkLength(String column, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(column + " has " + length + " rows, expected " + expected);
        }
    }

    static void checkAscending(String column, int[] days) {
        for (int i = 1; i < days.length; i++) {
            if (days[i] < days[i - 1]) {
                throw new IllegalArgumentException(column + " is not ascending at row " + i);
            }
        }
    }
}
