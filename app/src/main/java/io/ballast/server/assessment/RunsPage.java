package io.ballast.server.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Assessment runs, newest first, and the form that starts one.
 *
 * @param runs those on this page
 * @param today proposed day
 * @param now for pace and time left
 * @param isExpected whether one was just asked for and may not have begun yet
 * @param hasMore whether there are older ones
 * @param fault message key of what is wrong with the form
 */
record RunsPage(
        List<Run> runs, LocalDate today, Instant now, boolean isExpected, boolean hasMore, Optional<String> fault) {
    RunsPage {
        runs = List.copyOf(runs);
    }

    /** Whether the list must be asked for again soon. */
    boolean isMoving() {
        return isExpected || runs.stream().anyMatch(run -> run.state() == Run.State.RUNNING);
    }

    /** Published runs, to compare. */
    List<Run> published() {
        return runs.stream().filter(run -> run.state() == Run.State.PUBLISHED).toList();
    }
}
