package io.ballast.server.assessment;

import java.time.Instant;

/**
 * One run and how far it is.
 *
 * @param run the run
 * @param now for pace and time left
 */
record RunPage(Run run, Instant now) {
    boolean isRunning() {
        return run.state() == Run.State.RUNNING;
    }

    /** Seconds from its start to its end, or until now. */
    long seconds() {
        return Math.max(
                0,
                run.finishedAt().orElse(now).getEpochSecond() - run.startedAt().getEpochSecond());
    }
}
