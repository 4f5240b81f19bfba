package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.DecisionText;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Sha256;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * May this order ship? The engine decides on what is known of the customer; the decision is stored, and its part of the
 * limits held, only if all of that is still so when its groups and the account of the customer are locked. Otherwise it
 * is read and decided anew, so no two orders are granted the same headroom at any level, by however many servers.
 */
@Component
public class CreditDesk {
    /** Every further round means that somebody else changed what is known of the customer meanwhile. */
    private static final int MOST_ROUNDS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CreditDesk.class);

    private final CreditFiles files;
    private final Decisions decisions;
    private final Reservations reservations;
    private final Authorities authorities;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final KnownFiles known = new KnownFiles();

    CreditDesk(
            CreditFiles files,
            Decisions decisions,
            Reservations reservations,
            Authorities authorities,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.files = files;
        this.decisions = decisions;
        this.reservations = reservations;
        this.authorities = authorities;
        this.audit = audit;
        this.transactions = transactions;
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
     * @throws Refusal if the key was used for something else, or what is known of the customer will not keep still
     */
    Answer check(OrderRequest request, CurrentUser user) {
        KnownFiles.Place place = known.of(request.customer().value());
        KnownFiles.Turn turn = place.take();
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                LocalDate today = LocalDate.now(clock);
                KnownFile now = place.file(today).orElseGet(() -> opened(place, request.customer(), today));
                switch (decide(request, now, place, user)) {
                    case DECIDED -> {
                        CrashPoint.hit("check.committed");
                        return new Answer(stored(request.id(), user), false);
                    }
                    case KNOWN -> {
                        return replayed(request, user);
                    }
                    case STALE -> place.clear();
                }
            }
        } finally {
            turn.end();
        }
        throw Refusal.conflict("creditcontrol.fault.busy");
    }

    /** The file of a customer whose account can be locked. */
    private KnownFile opened(KnownFiles.Place place, CustomerId customer, LocalDate today) {
        reservations.open(customer);
        KnownFile read = files.read(customer, today);
        place.put(read);
        return read;
    }

    private Decisions.Stored decide(OrderRequest request, KnownFile known, KnownFiles.Place place, CurrentUser user) {
        InBase amount = inBase(request, known);
        OrderToCheck order = order(request, amount);
        Decision decision = judge(order, known);
        String text = DecisionText.write(decision);
        boolean isApproved = decision.outcome() != Outcome.HELD;
        var hold = new Decisions.Hold(
                isApproved, known.toHold(order), clock.instant().plus(request.heldFor()));
        Decisions.Stored stored = beyondScope(() -> {
            Decisions.Stored state = decisions.store(request, known, amount, decision, text, user.username(), hold);
            if (state == Decisions.Stored.DECIDED) {
                authorities.decided(request, order, known, decision, user);
                record(request, amount, decision, text);
                CrashPoint.hit("check.decided");
            }
            return state;
        });
        if (stored == Decisions.Stored.DECIDED) {
            keep(place, known, order, decision);
        }
        return stored;
    }

    /** The statement compares the state of other members of a group too, of whom the user may not know. */
    private <T> T beyondScope(Supplier<T> work) {
        return Users.beyondScope(() -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }

    /** What is known after a decision; to be read again where people had a hand in it, or will have. */
    private static void keep(KnownFiles.Place place, KnownFile known, OrderToCheck order, Decision decision) {
        boolean isPlain = decision.outcome() != Outcome.HELD
                && decision.authority() == Authority.CHECKS
                && !known.authority().isWaiting(order.number());
        if (isPlain) {
            place.approved(known.with(order));
        } else {
            place.clear();
        }
    }

    private static InBase inBase(OrderRequest request, KnownFile known) {
        return InBase.of(
                request.minor(), request.currency(), known.rates(), known.file().day());
    }

    private static OrderToCheck order(OrderRequest request, InBase amount) {
        return new OrderToCheck(
                request.number(), amount.minor(), Optional.of(request.shipOn()), request.point(), request.terms());
    }

    private static Decision judge(OrderToCheck order, KnownFile known) {
        return Credit.check(
                        known.file().forCheckOf(order),
                        order,
                        known.policy().policy().checks())
                .by(known.authority().over(order, known.file().day()));
    }

    /** What would be decided now, as far as the user may know. Nothing is held, stored or remembered. */
    Decision simulate(OrderRequest request, CurrentUser user) {
        return ToldDecision.to(user, trial(request).decision());
    }

    /** The same in full, and on what it would be decided. */
    Trial trial(OrderRequest request) {
        KnownFile now = files.read(request.customer(), LocalDate.now(clock));
        return new Trial(judge(order(request, inBase(request, now)), now), now);
    }

    /** What would be decided, and on what. */
    record Trial(Decision decision, KnownFile known) {}

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

    private void record(OrderRequest request, InBase amount, Decision decision, String text) {
        audit.record(
                "creditcontrol.order.checked",
                "customer",
                Long.toString(request.customer().value()),
                "",
                Map.of(),
                Map.of(
                        "decision", request.id().toString(),
                        "order", request.number(),
                        "point", request.point().name(),
                        "currency", request.currency().code(),
                        "amountMinor", request.minor(),
                        "baseMinor", amount.minor(),
                        "outcome", decision.outcome().name(),
                        "textHash", Sha256.hex(text)));
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
