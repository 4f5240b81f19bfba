package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.CustomerId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One customer of a journal. Amounts without a currency are minor units of the reporting one.
 *
 * @param place from 1
 * @param wanted the limit that a list or a reversal names
 * @param outcome empty while it is to be looked at, or looked at again
 * @param refusal why it is refused
 * @param before the permanent limit it has; empty if it never had one
 * @param after the one it would get
 * @param beforeMinor the limit it has, where that is an amount
 * @param afterMinor the limit it would get, where that is an amount
 * @param isOver whether the exposure exceeds the limit it would get
 * @param heldOrders open orders whose delivery would be held then, and not as it is
 * @param heldMinor what is left of them
 * @param isMoved whether it says something else than when it was looked at before
 * @param request the request it has become
 */
record JournalLine(
        UUID journal,
        int place,
        CustomerId customer,
        String code,
        String name,
        Optional<DatedLimit> wanted,
        Optional<Outcome> outcome,
        Optional<JournalRefusal.Why> refusal,
        Optional<DatedLimit> before,
        OptionalLong beforeMinor,
        Optional<DatedLimit> after,
        OptionalLong afterMinor,
        long exposureMinor,
        boolean isOver,
        int heldOrders,
        long heldMinor,
        boolean isMoved,
        Optional<UUID> request) {

    /** What becomes of a line; the label is the message {@code limits.journal.outcome.<name>}. */
    enum Outcome {
        CHANGE,
        SAME,
        REFUSED
    }

    /** What it would get in the reporting currency. */
    LimitInForce afterInBase() {
        return inBase(after, afterMinor);
    }

    /** What it has in the reporting currency. */
    LimitInForce beforeInBase() {
        return inBase(before, beforeMinor);
    }

    private static LimitInForce inBase(Optional<DatedLimit> dated, OptionalLong minor) {
        LimitInForce limit = dated.map(DatedLimit::limit).orElseGet(LimitInForce.None::new);
        return limit instanceof LimitInForce.Amount && minor.isPresent()
                ? new LimitInForce.Amount(minor.getAsLong())
                : limit;
    }

    /** What would be left of the limit, negative when it is overdrawn; empty when unlimited. */
    OptionalLong headroomMinor() {
        return afterMinor.isPresent()
                ? OptionalLong.of(Math.subtractExact(afterMinor.getAsLong(), exposureMinor))
                : OptionalLong.empty();
    }
}
