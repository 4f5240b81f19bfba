package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.server.audit.Author;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * May this order ship? The engine decides on what is known of the customer; the decision is stored, and its part of the
 * limits held, only if all of that is still so when its groups and the account of the customer are locked. Otherwise it
 * is read and decided anew, so no two orders are granted the same headroom at any level, by however many servers.
 */
@Component
public class CreditDesk {
    /** How long a customer may be locked by others, such as an import that moves it to another group. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final long LEAST_WAIT_NANOS = 1_000_000;
    private static final long MOST_WAIT_NANOS = 20_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(CreditDesk.class);

    private final CreditFiles files;
    private final Decisions decisions;
    private final Reservations reservations;
    private final CheckWriter writer;
    private final Clock clock;
    private final KnownFiles known = new KnownFiles();
    private final Lanes lanes = new Lanes();

    CreditDesk(CreditFiles files, Decisions decisions, Reservations reservations, CheckWriter writer, Clock clock) {
        this.files = files;
        this.decisions = decisions;
        this.reservations = reservations;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * What was decided.
     *
     * @param isReplayed whether it had been decided before, under the same key
     */
    record Answer(StoredDecision stored, boolean isReplayed) {}

    /**
     * Decides on an order and holds its part of the limit if it may ship.
     *
     * @param request about a customer that the user may know of
     * @throws Refusal if the key was used for something else, or what is known of the customer will not keep still
     */
    Answer check(OrderRequest request, CurrentUser user) {
        long patient = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var asked = new Asked(
                    request, user, Author.current(), known.of(request.customer().value()));
            switch (lanes.answer(asked, writer)) {
                case Asked.Answer.Decided(StoredDecision stored) -> {
                    return new Answer(stored, false);
                }
                case Asked.Answer.Known() -> {
                    return replayed(request, user);
                }
                case Asked.Answer.Failed(RuntimeException why) -> throw why;
                case Asked.Answer.Busy() -> waitALittle(patient);
            }
        }
    }

    /** Servers that wait for each other come back at different times. */
    private static void waitALittle(long patient) {
        if (System.nanoTime() > patient || Thread.currentThread().isInterrupted()) {
            throw Refusal.conflict("creditcontrol.fault.busy");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LEAST_WAIT_NANOS, MOST_WAIT_NANOS));
    }

    static InBase inBase(OrderRequest request, KnownFile known) {
        return InBase.of(
                request.minor(), request.currency(), known.rates(), known.file().day());
    }

    static OrderToCheck order(OrderRequest request, InBase amount) {
        return new OrderToCheck(
                request.number(),
                amount.minor(),
                Optional.of(request.shipOn()),
                request.point(),
                request.terms(),
                request.company());
    }

    /** What is decided on an order with what is known. */
    static Decision judge(OrderRequest request, KnownFile known) {
        return judge(order(request, inBase(request, known)), known);
    }

    static Decision judge(OrderToCheck order, KnownFile known) {
        return Credit.check(
                        known.file().forCheckOf(order),
                        order,
                        known.policy().policy().checks())
                .by(known.authority().over(order, known.file().day()));
    }

    /** What would be decided now, as far as the user may know. Nothing is held, stored or remembered. */
    Decision simulate(OrderRequest request, CurrentUser user) {
        return ToldDecision.to(user, judge(request, files.read(request.customer(), LocalDate.now(clock))));
    }

    private Answer replayed(OrderRequest request, CurrentUser user) {
        boolean isSame = decisions
                .fingerprint(request.id())
                .map(asked -> Arrays.equals(asked, request.fingerprint()))
                .orElse(false);
        if (!isSame) {
            LOG.warn("A key of an order check came again with another order user={}", user.id());
            throw Refusal.unprocessable("creditcontrol.fault.key");
        }
        return new Answer(stored(request.id(), user), true);
    }

    private StoredDecision stored(UUID id, CurrentUser user) {
        return decisions.find(id, user).orElseThrow(Refusal::notFound);
    }

    /**
     * Confirms what is held by a decision, or a part of it, and gives the rest back.
     *
     * @param amountMinor in the currency of the order; empty for all of it
     * @throws Refusal if nothing is held by it any more, or something else was confirmed
     */
    StoredDecision post(UUID id, Optional<Long> amountMinor, CurrentUser user) {
        StoredDecision decided = stored(id, user);
        Reservation held = decided.reservation().orElseThrow(() -> Refusal.conflict("creditcontrol.fault.not-held"));
        long amount = amountMinor.orElse(decided.amountMinor());
        if (amount < 1 || amount > decided.amountMinor()) {
            throw Refusal.badRequest("creditcontrol.fault.posted");
        }
        long posted = share(held.minor(), amount, decided.amountMinor());
        return ended(decided, held, Reservation.State.POSTED, posted, "", user);
    }

    /** Gives back what is held by a decision. */
    StoredDecision voided(UUID id, String why, CurrentUser user) {
        StoredDecision decided = stored(id, user);
        Reservation held = decided.reservation().orElseThrow(() -> Refusal.conflict("creditcontrol.fault.not-held"));
        return ended(decided, held, Reservation.State.VOIDED, 0, why, user);
    }

    private StoredDecision ended(
            StoredDecision decided,
            Reservation held,
            Reservation.State wanted,
            long posted,
            String why,
            CurrentUser user) {
        Reservation now = reservations.end(held, wanted, posted, why, user.username());
        boolean isAsWanted =
                now.state() == wanted || wanted == Reservation.State.POSTED && now.state() == Reservation.State.BOOKED;
        if (!isAsWanted || now.postedMinor() != posted) {
            throw Refusal.conflict("creditcontrol.fault.ended", now.state().label());
        }
        return stored(decided.id(), user);
    }

    /** Rounded up, so that what is confirmed is never less than what was asked for. */
    private static long share(long minor, long part, long whole) {
        return BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(part))
                .add(BigInteger.valueOf(whole - 1))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
