package io.ballast.server.modellab;

import io.ballast.engine.model.watch.Light;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * By when the scorecard in force has to be validated.
 *
 * @param policyId version of the policy in force
 * @param since first day that its scorecard was in force
 * @param due day by which
 * @param today day of asking
 * @param made user names of those who trained it or put it into a draft, who do not validate it
 * @param validations of this scorecard, the newest first
 */
record ValidationDue(
        long policyId,
        LocalDate since,
        LocalDate due,
        LocalDate today,
        Set<String> made,
        List<Validation> validations) {
    /** So many days ahead it is told. */
    static final int NOTICE_DAYS = 30;

    ValidationDue {
        made = Set.copyOf(made);
        validations = List.copyOf(validations);
    }

    boolean isOver() {
        return today.isAfter(due);
    }

    boolean isSoon() {
        return !today.isBefore(due.minusDays(NOTICE_DAYS));
    }

    Light light() {
        return isOver() ? Light.RED : isSoon() ? Light.AMBER : Light.GREEN;
    }
}
