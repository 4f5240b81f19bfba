package io.ballast.server.modellab;

import java.time.Instant;
import java.util.List;

/**
 * A training done again from its stored data set.
 *
 * @param at when
 * @param by user name
 * @param differing kinds whose model was not byte-equal; empty if all were
 */
record Repetition(Instant at, String by, List<ModelKind> differing) {
    Repetition {
        differing = List.copyOf(differing);
    }

    boolean isEqual() {
        return differing.isEmpty();
    }
}
