package io.ballast.server.portfolio;

import java.util.OptionalDouble;

/**
 * The sums of a cut.
 *
 * @param customers how many
 * @param measureMinor sum of the amount the cut is about
 * @param exposureMinor sum of exposure
 * @param balanceMinor sum of balances: buckets less what is unapplied
 * @param notDueMinor sum of open items not past due
 * @param overdueMinor sum of open items past due
 * @param unappliedMinor sum of cash and credit that pay no invoice yet
 * @param salesMinor invoiced in 90 days
 * @param defaultingMinor sum of exposure times probability of default
 */
record CutTotals(
        int customers,
        long measureMinor,
        long exposureMinor,
        long balanceMinor,
        long notDueMinor,
        long overdueMinor,
        long unappliedMinor,
        long salesMinor,
        long defaultingMinor) {

    /** Open items past due as a share of all open items; empty without any. */
    OptionalDouble overdueShare() {
        long open = Math.addExact(notDueMinor, overdueMinor);
        return open > 0 ? OptionalDouble.of((double) overdueMinor / open) : OptionalDouble.empty();
    }
}
