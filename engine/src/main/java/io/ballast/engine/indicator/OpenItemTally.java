package io.ballast.engine.indicator;

/**
 * What is open on the day of assessment, aged by due day, and what was open 30 and 90 days before.
 *
 * <p>Amounts of money count every cent. What says how old debts are leaves residues out, see
 * {@link io.ballast.engine.receivable.Residue}.
 */
final class OpenItemTally {
    private static final int STEP_DAYS = 30;
    private static final int STEPS = 5;

    long balanceMinor;
    long overdueMinor;
    /** Without residues. */
    long agedUndisputedMinor;
    /** Amount times days overdue, without residues. */
    long agedMinorDays;

    /** Overdue and in dispute, residues with it. */
    long overdueDisputedMinor;

    long largestMinor;
    int oldestOverdueDays;
    long balance30DaysAgoMinor;
    /** Without residues. */
    long aged30DaysAgoMinor;

    long agedMinorDays30DaysAgo;
    long balance90DaysAgoMinor;

    /** Open now by steps of 30 days overdue: 1-30, 31-60, 61-90, 91-120, over 120; without residues. */
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

    /** Amount overdue by more than 0, 30, 60, 90 or 120 days, without residues. */
    long agedOverMinor(int days) {
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

    void open(long minor, int overdueDays, boolean isDisputed, boolean isResidue) {
        balanceMinor += minor;
        largestMinor = Math.max(largestMinor, minor);
        if (overdueDays > 0) {
            overdueMinor += minor;
            overdueDisputedMinor += isDisputed ? minor : 0;
            if (!isResidue) {
                aged(minor, overdueDays, isDisputed);
            }
        }
    }

    private void aged(long minor, int overdueDays, boolean isDisputed) {
        agedMinorDays = Math.addExact(agedMinorDays, Math.multiplyExact(minor, (long) overdueDays));
        oldestOverdueDays = Math.max(oldestOverdueDays, overdueDays);
        stepMinor[step(overdueDays)] += minor;
        agedUndisputedMinor += isDisputed ? 0 : minor;
    }

    void openBefore(long minor30DaysAgo, long minor90DaysAgo) {
        balance30DaysAgoMinor += minor30DaysAgo;
        balance90DaysAgoMinor += minor90DaysAgo;
    }

    /** What was open of an invoice 30 days ago and was more than a residue then. */
    void agedBefore(long minor30DaysAgo, int overdueDaysNow) {
        int overdueDaysThen = overdueDaysNow - STEP_DAYS;
        if (overdueDaysThen > 0) {
            aged30DaysAgoMinor += minor30DaysAgo;
            agedMinorDays30DaysAgo =
                    Math.addExact(agedMinorDays30DaysAgo, Math.multiplyExact(minor30DaysAgo, (long) overdueDaysThen));
            stepMinor30DaysAgo[step(overdueDaysNow)] += minor30DaysAgo;
        }
    }

    private static int step(int overdueDays) {
        return Math.min((overdueDays - 1) / STEP_DAYS, STEPS - 1);
    }
}
