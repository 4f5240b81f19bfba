package io.ballast.engine.model.payment;

import io.ballast.engine.value.Days;

/**
 * One instalment of an invoice with what became of it. Days are epoch days.
 *
 * @param number unique within the customer
 * @param amountMinor minor units of one currency, above 0
 * @param dueDay not before the day of issue
 * @param knownDay from which the books show it
 * @param closedDay on which nothing was open any more, {@link Days#NEVER} while something is
 * @param closedKnownDay from which the books show that, not before
 * @param isPaid false where it was written off: closed, but never paid
 */
public record BookedInvoice(
        String number,
        long amountMinor,
        int issuedDay,
        int dueDay,
        int knownDay,
        int closedDay,
        int closedKnownDay,
        boolean isPaid) {
    public BookedInvoice {
        if (amountMinor <= 0 || dueDay < issuedDay || closedKnownDay < closedDay) {
            throw new IllegalArgumentException("Not an invoice: " + number + " of " + amountMinor + ", issued "
                    + issuedDay + ", due " + dueDay + ", closed " + closedDay + ", known " + closedKnownDay);
        }
    }

    boolean isOpen(int day) {
        return knownDay <= day && closedKnownDay > day;
    }

    boolean isPaidBy(int day) {
        return isPaid && closedKnownDay <= day;
    }

    /** Days behind the due day, below 0 where it was paid early. */
    int delayDays() {
        return closedDay - dueDay;
    }
}
