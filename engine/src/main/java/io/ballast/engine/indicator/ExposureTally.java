package io.ballast.engine.indicator;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Days;
import java.util.Optional;

/**
 * Gross exposure on each of the last 365 days, as {@link io.ballast.engine.receivable.Exposure} defines it: open
 * invoices less unapplied credit memos, delivered and not yet invoiced, open orders.
 *
 * <p>Credit memos have a difference array of their own, because what is set against invoices on a day may exceed what
 * was issued by then, and the unapplied rest is never below 0. Each row adds what changed on a day to a difference
 * array; one walk back from today's exposure then gives peak, sum and days over limit for every window. The limit is
 * today's: earlier limits are not part of the facts.
 */
final class ExposureTally {
    private static final Window[] WINDOWS = Window.values();
    /** Of the many customers without a credit memo; never written to. */
    private static final long[] NO_CHANGE = new long[Window.D365.days()];

    private final Horizon horizon;
    private final LimitInForce limit;
    private final long[] changeByAge = new long[Window.D365.days()];
    private final long[] peakMinor = new long[WINDOWS.length];
    private final long[] sumMinor = new long[WINDOWS.length];
    private final int[] daysOverLimit = new int[WINDOWS.length];
    private long[] creditChangeByAge = NO_CHANGE;
    private boolean hasCredit;
    private long owedMinor;
    /** Credit memos issued less those set against invoices; below 0 where a memo was not recorded. */
    private long creditMinor;

    private int historyDays;
    private int newestAge = Integer.MAX_VALUE;

    ExposureTally(Horizon horizon, LimitInForce limit) {
        this.horizon = horizon;
        this.limit = limit;
    }

    /** Held from one day until the day before the other; {@link Days#NEVER} for still held. */
    void held(int from, int until, long minor) {
        int fromAge = horizon.age(from);
        if (!horizon.hasCome(until)) {
            changed(fromAge, minor);
            return;
        }
        int untilAge = Math.min(fromAge, horizon.age(until));
        if (untilAge < changeByAge.length) {
            changed(fromAge, minor);
            changed(untilAge, -minor);
        } else {
            reach(fromAge, untilAge);
        }
    }

    /** A credit memo was issued so many days ago. */
    void credited(int age, long minor) {
        if (!hasCredit) {
            hasCredit = true;
            creditChangeByAge = new long[NO_CHANGE.length];
        }
        creditChanged(age, minor);
        reach(age, age);
    }

    /** So much of credit memos was set against an invoice; all memos must be known by then. */
    void creditUsed(int age, long minor) {
        if (hasCredit) {
            creditChanged(age, -minor);
        }
    }

    private void creditChanged(int age, long minor) {
        creditMinor = Math.addExact(creditMinor, minor);
        if (age < creditChangeByAge.length) {
            creditChangeByAge[age] += minor;
        }
    }

    /** Exposure grew, or shrank, so many days ago. */
    void changed(int age, long minor) {
        owedMinor = Math.addExact(owedMinor, minor);
        if (age < changeByAge.length) {
            changeByAge[age] += minor;
        }
        reach(age, age);
    }

    private void reach(int oldest, int newest) {
        historyDays = Math.max(historyDays, oldest + 1);
        newestAge = Math.min(newestAge, newest);
    }

    void accumulate() {
        long owed = owedMinor;
        long credit = creditMinor;
        long mostCredit = 0;
        long peak = 0;
        long sum = 0;
        int over = 0;
        int age = 0;
        long limitMinor = limitMinor();
        for (int window = 0; window < WINDOWS.length; window++) {
            for (int days = WINDOWS[window].days(); age < days; age++) {
                long unapplied = Math.max(0, credit);
                long minor = owed - unapplied;
                mostCredit = Math.max(mostCredit, unapplied);
                peak = Math.max(peak, minor);
                sum += minor;
                over += minor > limitMinor ? 1 : 0;
                owed -= changeByAge[age];
                credit -= creditChangeByAge[age];
            }
            peakMinor[window] = peak;
            sumMinor[window] = sum;
            daysOverLimit[window] = over;
        }
        // No sum can exceed this product, so none has left 64 bits unseen.
        Math.multiplyExact(Math.addExact(peak, mostCredit), (long) changeByAge.length);
    }

    /** Whether any document ever made an exposure. */
    boolean isEmpty() {
        return historyDays == 0;
    }

    /** Days since the first document, that day and the day of assessment included. */
    int historyDays() {
        return historyDays;
    }

    /** Days since anything last changed; only where something did. */
    int newestAge() {
        return newestAge;
    }

    /** Why nothing can be compared with the limit, if so; a limit of zero can be compared with. */
    Optional<Reading> lackOfLimit() {
        return switch (limit) {
            case LimitInForce.None none -> Optional.of(Lack.NO_LIMIT.reading());
            case LimitInForce.Unlimited unlimited -> Optional.of(Lack.UNLIMITED.reading());
            case LimitInForce.Amount amount -> isEmpty() ? Optional.of(Lack.NO_DOCUMENTS.reading()) : Optional.empty();
        };
    }

    /** The limit in force; only where {@link #lackOfLimit} is empty. */
    long limitMinor() {
        return limit instanceof LimitInForce.Amount amount ? amount.minor() : Long.MAX_VALUE;
    }

    /** An amount as a share of the limit, or why that cannot be said. */
    Reading shareOfLimit(long minor) {
        return shareOfLimit((double) minor);
    }

    /** An amount as a share of the limit, or why that cannot be said. */
    Reading shareOfLimit(double minor) {
        return switch (limit) {
            case LimitInForce.None none -> Lack.NO_LIMIT.reading();
            case LimitInForce.Unlimited unlimited -> Lack.UNLIMITED.reading();
            case LimitInForce.Amount amount ->
                isEmpty()
                        ? Lack.NO_DOCUMENTS.reading()
                        : Reading.share(minor, (double) amount.minor(), Lack.LIMIT_IS_ZERO);
        };
    }

    /** Gross exposure on the day of assessment; below 0 where unapplied credit exceeds the rest. */
    long todayMinor() {
        return owedMinor - unappliedCreditMinor();
    }

    /** Credit memos that settle no invoice yet. */
    long unappliedCreditMinor() {
        return Math.max(0, creditMinor);
    }

    long peakMinor(Window window) {
        return peakMinor[window.ordinal()];
    }

    /** Average over the window, or over the days since the first document where those are fewer. */
    double averageMinor(Window window) {
        return (double) sumMinor[window.ordinal()] / Math.min(window.days(), historyDays);
    }

    /** Average over the days of the longer window that lie before the shorter one, which history must reach. */
    double averageMinorBetween(Window shorter, Window longer) {
        return (double) (sumMinor[longer.ordinal()] - sumMinor[shorter.ordinal()])
                / (Math.min(longer.days(), historyDays) - shorter.days());
    }

    int daysOverLimit(Window window) {
        return daysOverLimit[window.ordinal()];
    }
}
