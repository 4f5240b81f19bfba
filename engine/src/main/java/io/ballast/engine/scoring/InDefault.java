package io.ballast.engine.scoring;

import java.time.LocalDate;

/** Why a customer counts as in default. */
public sealed interface InDefault {
    /**
     * Money has been overdue for too long.
     *
     * @param amountMinor what is undisputed and overdue for longer than the policy allows, less what is unapplied;
     *     above 0
     * @param oldestDays days past due of the oldest of it
     */
    record Overdue(long amountMinor, int oldestDays) implements InDefault {
        public Overdue {
            if (amountMinor <= 0 || oldestDays <= 0) {
                throw new IllegalArgumentException("No default: " + amountMinor + " for " + oldestDays + " days");
            }
        }
    }

    /**
     * Such money was paid, and the policy waits before it trusts the score again.
     *
     * @param until first day on which the grade comes from the score again
     */
    record Probation(LocalDate until) implements InDefault {}
}
