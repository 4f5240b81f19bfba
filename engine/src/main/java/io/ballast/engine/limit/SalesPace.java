package io.ballast.engine.limit;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Days;

/**
 * Sales of the last 365 days and the days they took.
 *
 * <p>A customer that bought for the first time less than 365 days ago has its sales divided by the days since then, but
 * never by fewer than 90: a first large order is no pace.
 *
 * @param salesMinor sum of invoices issued in the 365 days up to the day of assessment
 * @param days 90 to 365
 */
record SalesPace(long salesMinor, int days) {
    private static final int YEAR = 365;
    private static final int SHORTEST = 90;

    static SalesPace of(CustomerFacts facts) {
        Invoices invoices = facts.ledger().invoices();
        int asOf = Days.epochDay(facts.asOf());
        int lastKnownDay = facts.knowledge() == Knowledge.AS_KNOWN_THEN ? asOf : Days.NEVER;
        long sales = 0;
        int first = asOf;
        for (int row = 0; row < invoices.size() && invoices.issuedDay(row) <= asOf; row++) {
            if (invoices.knownDay(row) <= lastKnownDay) {
                first = Math.min(first, invoices.issuedDay(row));
                if (invoices.issuedDay(row) > asOf - YEAR) {
                    sales = Math.addExact(sales, invoices.amountMinor(row));
                }
            }
        }
        long history = (long) asOf - first + 1;
        return new SalesPace(sales, (int) Math.max(SHORTEST, Math.min(YEAR, history)));
    }

    boolean isFullYear() {
        return days == YEAR;
    }
}
