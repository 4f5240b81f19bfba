package io.ballast.server.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the trail.
 *
 * @param id place in the trail, ascending
 * @param at when
 * @param actor who
 * @param action what
 * @param subjectType kind of what was changed
 * @param subjectId which one
 * @param why reason given, empty where none is asked
 * @param before fields before, as JSON
 * @param after fields after, as JSON
 * @param requestId request of the log, empty for jobs and commands
 */
public record TrailEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        String why,
        Optional<String> before,
        Optional<String> after,
        String requestId) {}
