package io.ballast.server.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey as pages show it.
 *
 * @param id key
 * @param label what its owner calls it
 * @param isBackedUp whether its maker keeps copies on other devices
 * @param createdAt when it was registered
 * @param lastUsedAt when it last answered
 */
record Passkey(long id, String label, boolean isBackedUp, Instant createdAt, Optional<Instant> lastUsedAt) {
    /** In characters. */
    static final int LONGEST_LABEL = 100;
}
