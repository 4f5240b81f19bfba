package io.ballast.server.modellab;

import java.time.Instant;
import java.util.Optional;

/**
 * A trained model that scores in the shadow of the scorecard in force, without any effect.
 *
 * @param id key
 * @param modelId the model
 * @param kind what it is
 * @param purpose why it was named
 * @param namedBy user name
 * @param namedAt when
 * @param ended how it ended; empty while it runs
 */
record Challenger(
        long id, long modelId, ModelKind kind, String purpose, String namedBy, Instant namedAt, Optional<Ended> ended) {

    /** Who ended it, when and why. */
    record Ended(String by, Instant at, String why) {}

    boolean isRunning() {
        return ended.isEmpty();
    }

    String path() {
        return "/models/challengers/" + id;
    }
}
