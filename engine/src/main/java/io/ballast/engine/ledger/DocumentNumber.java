package io.ballast.engine.ledger;

/** Guards shared by all booked documents: they carry a number, and are known on a day. */
final class DocumentNumber {
    private DocumentNumber() {}

    static void check(String kind, String number) {
        if (number.isBlank()) {
            throw new IllegalArgumentException(kind + " without a number");
        }
    }

    static void checkPositive(String kind, String number, long amountMinor) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException(
                    kind + " " + number + " must have a positive amount, in minor units: " + amountMinor);
        }
    }

    static void checkOrder(String kind, String number, int firstDay, int lastDay) {
        if (lastDay < firstDay) {
            throw new IllegalArgumentException(kind + " " + number + " ends on epoch day " + lastDay
                    + " before it starts on epoch day " + firstDay);
        }
    }
}
