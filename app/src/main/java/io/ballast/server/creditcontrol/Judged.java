package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Outcome;
import io.ballast.server.audit.Entry;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order that the engine has decided on, before that is stored.
 *
 * @param known what it was decided on
 * @param amount in the reporting currency
 * @param text the decision as it is stored
 * @param held what an approval holds of the limit, 0 or more
 * @param expiresAt until when, unless it is confirmed
 * @param entry of the trail
 */
record Judged(
        Asked asked,
        KnownFile known,
        InBase amount,
        OrderToCheck order,
        Decision decision,
        String text,
        long held,
        Instant expiresAt,
        Entry entry) {

    private static final int RATE_SCALE = 10;

    /** Whether the order may ship. */
    boolean isApproved() {
        return decision.outcome() != Outcome.HELD;
    }

    /** Whether no order is let go by it and nobody's word is used up: then storing it is all. */
    boolean isPlain() {
        return !isApproved()
                || decision.authority() == Authority.CHECKS
                        && !known.authority().isWaiting(order.number());
    }

    /** What it changes of the customer's account. */
    AccountChange change() {
        return isApproved()
                ? known.approved(order)
                : AccountChange.ofNothingHeld(known.customer().id());
    }

    /** What is known after it, if it is plain. */
    KnownFile after() {
        KnownFile after = known.after(change());
        return isApproved()
                ? after
                : after.waiting(order.number(), asked.request().id());
    }

    /** What is earned with the order, in the reporting currency at the rate of the order; empty if nobody said. */
    OptionalLong margin() {
        OrderRequest request = asked.request();
        if (request.marginMinor().isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(BigInteger.valueOf(request.marginMinor().getAsLong())
                .multiply(BigInteger.valueOf(order.minor()))
                .divide(BigInteger.valueOf(request.minor()))
                .longValueExact());
    }

    /** Whether it was decided on the same day, policy, assessments and tree of groups as another. */
    boolean isOfOneStateWith(Judged other) {
        return known.file().day().equals(other.known.file().day())
                && known.policy().id() == other.known.policy().id()
                && known.run().equals(other.known.run())
                && known.groups().tree() == other.known.groups().tree();
    }

    /** As it stands in the database once it is stored. */
    StoredDecision stored(Instant at) {
        OrderRequest request = asked.request();
        return new StoredDecision(
                request.id(),
                request.customer().value(),
                known.customer().code(),
                known.customer().name(),
                request.number(),
                request.point(),
                request.currency(),
                request.minor(),
                order.minor(),
                amount.rate().rate().setScale(RATE_SCALE, RoundingMode.HALF_EVEN),
                amount.rate().from(),
                request.shipOn(),
                ToldDecision.to(asked.user(), decision),
                known.file().day(),
                known.policy().id(),
                known.run(),
                asked.user().username(),
                at,
                isApproved() && held > 0 ? Optional.of(reservation()) : Optional.empty());
    }

    private Reservation reservation() {
        OrderRequest request = asked.request();
        return new Reservation(
                request.id(),
                request.customer().value(),
                request.number(),
                held,
                0,
                request.shipOn(),
                Reservation.State.PENDING,
                expiresAt,
                Optional.empty(),
                Optional.empty());
    }
}
