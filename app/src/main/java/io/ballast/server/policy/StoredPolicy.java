package io.ballast.server.policy;

import io.ballast.engine.Policy;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A version of the assessment policy as stored.
 *
 * @param id key
 * @param policy what the engine judges by; its hash is {@code policy.hash()}
 * @param approvedBy who approved it
 * @param inForceFrom first day it is in force
 * @param storedAt when it was stored
 */
public record StoredPolicy(long id, Policy policy, String approvedBy, LocalDate inForceFrom, Instant storedAt) {
    public String hash() {
        return policy.hash();
    }

    /** Code and version, as in {@code standard 1}. */
    public String name() {
        return policy.code() + " " + policy.version();
    }
}
