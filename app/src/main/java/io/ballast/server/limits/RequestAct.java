package io.ballast.server.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a request.
 *
 * @param other to whom it was handed, or who was added
 */
record RequestAct(Act act, String actor, Optional<String> other, String comment, Instant at) {

    /** What can happen; the label is the message {@code limits.act.<name>}. */
    enum Act {
        REQUESTED,
        APPROVED,
        REJECTED,
        DELEGATED,
        ADDED,
        GREW,
        WITHDRAWN,
        URGED,
        ESCALATED,
        EXPIRED,
        IN_FORCE
    }
}
