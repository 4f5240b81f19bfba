package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import java.time.LocalDate;

/**
 * What to assess.
 *
 * @param asOf day of the assessment
 * @param knowledge which rows may speak for that day
 * @param trigger what sets it off
 * @param startedBy who
 */
public record RunRequest(LocalDate asOf, Knowledge knowledge, Run.Trigger trigger, String startedBy) {
    private static final int EARLIEST_YEAR = 1990;

    public RunRequest {
        if (startedBy.isBlank()) {
            throw new IllegalArgumentException("A run needs to know who started it");
        }
    }

    /** Whether somebody may ask for an assessment of this day: it has come, and its year is no slip of the hand. */
    static boolean isPossible(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && day.getYear() >= EARLIEST_YEAR;
    }
}
