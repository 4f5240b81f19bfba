package io.ballast.engine.indicator;

/** What is open on the day of assessment, aged by due day, and what was open 30 and 90 days before. */
final class OpenItemTally {
    private static final int STEP_DAYS = 30;
    private static final int STEPS = 5;

    long balanceMinor;
    long overdueMinor;
    long overdueUndisputedMinor;
    /** Amount times days overdue. */
    long overdueMinorDays;

    long largestMinor;
    int oldestOverdueDays;
    long balance30DaysAgoMinor;
    long overdue30DaysAgoMinor;
    long overdueMinorDays30DaysAgo;
    long balance90DaysAgoMinor;

    /** Open now by steps of 30 days overdue: 1-30, 31-60, 61-90, 91-120, over 120. */
    private final long[] stepMinor = new long[STEPS];
    /** The same invoices as in {@link #stepMinor}, with what was open of them 30 days ago. */
    private final long[] stepMinor30DaysAgo = new long[STEPS];

    /**
     * The balance some days ago.
     *
     * @param days 30 or 90
     */
    long balanceMinorAgo(int days) {
        return days == STEP_DAYS ? balance30DaysAgoMinor : balance90DaysAgoMinor;
    }

    /** Amount overdue by more than 0, 30, 60, 90 or 120 days. */
    long overdueOverMinor(int days) {
        long sum = 0;
        for (int step = days / STEP_DAYS; step < STEPS; step++) {
            sum += stepMinor[step];
        }
        return sum;
    }

    /** Open amount now of the invoices that entered the step starting at this day (31, 61 or 91) within 30 days. */
    long rolledMinor(int firstDay) {
        return stepMinor[firstDay / STEP_DAYS];
    }

    /** What was open 30 days ago of the invoices then in the step before the one starting at this day. */
    long couldRollMinor(int firstDay) {
        return stepMinor30DaysAgo[firstDay / STEP_DAYS];
    }

    void open(long minor, int overdueDays, boolean isDisputed) {
        balanceMinor += minor;
        largestMinor = Math.max(largestMinor, minor);
        if (overdueDays > 0) {
            overdueMinor += minor;
            overdueMinorDays = Math.addExact(overdueMinorDays, Math.multiplyExact(minor, (long) overdueDays));
            oldestOverdueDays = Math.max(oldestOverdueDays, overdueDays);
            stepMinor[step(overdueDays)] += minor;
            if (!isDisputed) {
                overdueUndisputedMinor += minor;
            }
        }
    }

    void openBefore(long minor30DaysAgo, long minor90DaysAgo, int overdueDaysNow) {
        balance30DaysAgoMinor += minor30DaysAgo;
        balance90DaysAgoMinor += minor90DaysAgo;
        int overdueDaysThen = overdueDaysNow - STEP_DAYS;
        if (overdueDaysThen > 0) {
            overdue30DaysAgoMinor += minor30DaysAgo;
            overdueMinorDays30DaysAgo = Math.addExact(
                    overdueMinorDays30DaysAgo, Math.multiplyExact(minor30DaysAgo, (long) overdueDaysThen));
            stepMinor30DaysAgo[step(overdueDaysNow)] += minor30DaysAgo;
        }
    }

    private static int step(int overdueDays) {
        return Math.min((overdueDays - 1) / STEP_DAYS, STEPS - 1);
    }
}
