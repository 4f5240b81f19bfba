package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Currency;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A requested limit as it is stored.
 *
 * @param of whose limit it is to be
 * @param before the permanent limit when it was asked for
 * @param isCut whether less was asked for than there was
 * @param base what was asked for, in the reporting currency
 * @param exposureMinor of the customer or the whole group when it was asked for, reporting currency
 * @param totalMinor what the group would have in all, as it was looked at last, reporting currency; empty if unlimited
 * @param policy key of the version under which it was asked for
 * @param requesterId key of who asked
 * @param journal that it is a line of: decided on and withdrawn with all of it
 * @param waiting for whom it waits, while it is open
 */
record LimitRequest(
        Asked asked,
        NamedObligor of,
        LimitInForce before,
        Currency beforeCurrency,
        boolean isCut,
        LimitInForce base,
        long exposureMinor,
        OptionalLong totalMinor,
        long policy,
        long requesterId,
        String requester,
        Instant requestedAt,
        RequestState state,
        Optional<Instant> endedAt,
        Optional<UUID> journal,
        Optional<Waiting> waiting) {

    /**
     * Whose turn it is.
     *
     * @param assigned name of the one person it was handed to
     * @param dueAt until when the decision is expected
     */
    record Waiting(int place, Voter voter, Optional<String> assigned, Instant dueAt) {}

    /** Whether the limit would be less than what the customer owes and has ordered. */
    boolean isBelowExposure() {
        return switch (base) {
            case LimitInForce.Amount(long minor) -> minor < exposureMinor;
            case LimitInForce.None() -> exposureMinor > 0;
            case LimitInForce.Unlimited() -> false;
        };
    }

    boolean isOverdue(Instant now) {
        return waiting.filter(turn -> turn.dueAt().isBefore(now)).isPresent();
    }
}
