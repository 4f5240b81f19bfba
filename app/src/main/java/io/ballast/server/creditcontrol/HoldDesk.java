package io.ballast.server.creditcontrol;

import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do about orders that wait. Each act is one transaction under the lock of the customer's account: of two
 * at once the second finds that the first was there.
 */
@Component
class HoldDesk {
    private static final int LONGEST_HOLD_YEARS = 1;

    private final Holds holds;
    private final HoldQueue queue;
    private final Releases releases;
    private final ReleaseBounds bounds;
    private final Reservations reservations;
    private final CreditFiles files;
    private final Decisions decisions;
    private final HoldNotices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HoldDesk(
            Holds holds,
            HoldQueue queue,
            Releases releases,
            ReleaseBounds bounds,
            Reservations reservations,
            CreditFiles files,
            Decisions decisions,
            HoldNotices notices,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.holds = holds;
        this.queue = queue;
        this.releases = releases;
        this.bounds = bounds;
        this.reservations = reservations;
        this.files = files;
        this.decisions = decisions;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Releases an order, or a part of it, by authority: what it takes is held of the limit, even above it, and its
     * deliveries need no further check as long as the release covers them.
     *
     * @param seen revision of the hold that the decision is made on; empty where nobody looked
     * @throws Refusal if somebody else was there before, the user asked for the order or has no authority over
     *     so much, or a field is out of its range
     */
    Hold release(ReleaseRequest request, OptionalLong seen, CurrentUser user) {
        Hold hold = found(request.hold(), user);
        request.verify(hold.last().baseMinor());
        long minor = request.minor().orElse(hold.last().baseMinor());
        Optional<Refusal> refused = Objects.requireNonNull(transactions.execute(_ -> {
            reservations.lock(hold.last().customer());
            Optional<StoredRelease> before = releases.find(request.id());
            if (before.isPresent()) {
                if (!request.isSameAs(before.get(), minor)) {
                    throw Refusal.unprocessable("creditcontrol.fault.release-key");
                }
                return Optional.<Refusal>empty();
            }
            verifyOpen(hold.id(), seen);
            return released(request, hold, minor, user);
        }));
        if (refused.isPresent()) {
            throw refused.get();
        }
        CrashPoint.hit("release.committed");
        return found(request.hold(), user);
    }

    /** What is refused for want of authority stands in the trail, in a transaction that lasts. */
    private Optional<Refusal> released(ReleaseRequest request, Hold hold, long minor, CurrentUser user) {
        Optional<String> hand = holds.handIn(hold.id(), user.id()).fault();
        if (hand.isPresent()) {
            return Optional.of(refused(hold, minor, Refusal.conflict(hand.get())));
        }
        KnownFile known = files.read(new CustomerId(hold.last().customer()), LocalDate.now(clock));
        long over = ReleaseBounds.over(hold, request.mostMinor(minor), known);
        Optional<Refusal> refusal = bounds.refusal(over, known, user);
        if (refusal.isPresent()) {
            return Optional.of(refused(hold, minor, refusal.get()));
        }
        release(request, hold, minor, over, known, user);
        return Optional.empty();
    }

    private Refusal refused(Hold hold, long minor, Refusal refusal) {
        record("release-refused", hold, "", Map.of("minor", minor, "why", Objects.requireNonNull(refusal.getReason())));
        return refusal;
    }

    private void release(ReleaseRequest request, Hold hold, long minor, long over, KnownFile known, CurrentUser user) {
        LocalDate today = known.file().day();
        releases.add(request, today, minor, over, user.username(), user.id());
        holds.end(hold.id(), Hold.State.RELEASED, request.comment(), user.username());
        reservations.hold(
                hold.last().id(),
                known.customer().id(),
                hold.last().number(),
                known.toHold(hold.orderOf(minor)),
                hold.last().shipOn(),
                today.plusDays(request.days()).atStartOfDay(clock.getZone()).toInstant(),
                user.username());
        record(
                "released",
                hold,
                request.comment(),
                Map.of(
                        "release", request.id().toString(),
                        "minor", minor,
                        "overMinor", over,
                        "days", request.days(),
                        "tolerancePercent", request.tolerancePercent(),
                        "reason", request.reason().name()));
        notices.released(hold.id(), today.plusDays(request.days() - 1L), user);
        CrashPoint.hit("release.recorded");
    }

    /** Rejects an order that waits. */
    Hold reject(UUID id, String why, OptionalLong seen, CurrentUser user) {
        return ended(id, Hold.State.REJECTED, "rejected", why, seen, user);
    }

    /** Takes an order that waits back: it will not ship. */
    Hold withdraw(UUID id, String why, OptionalLong seen, CurrentUser user) {
        return ended(id, Hold.State.WITHDRAWN, "withdrawn", why, seen, user);
    }

    private Hold ended(UUID id, Hold.State state, String verb, String why, OptionalLong seen, CurrentUser user) {
        Hold before = found(id, user);
        if (before.state() == state
                && before.ended()
                        .filter(end -> end.by().equals(user.username()))
                        .isPresent()) {
            return before;
        }
        return changed(id, seen, user, hold -> {
            holds.end(id, state, why, user.username());
            record(verb, hold, why, Map.of("state", state.name()));
            if (state == Hold.State.REJECTED) {
                notices.rejected(id, why, user);
            }
        });
    }

    /**
     * Holds an order by hand, whatever its checks say.
     *
     * @param until its last day; empty while open-ended
     */
    Hold force(UUID id, Optional<LocalDate> until, String why, OptionalLong seen, CurrentUser user) {
        return changed(id, seen, user, hold -> {
            verify(until);
            holds.force(id, Optional.of(new Hold.Forced(user.username(), until, why)));
            record("forced", hold, why, until(until));
        });
    }

    /** Lets the checks decide again about an order that was held by hand. */
    Hold letGo(UUID id, String why, OptionalLong seen, CurrentUser user) {
        return changed(id, seen, user, hold -> {
            holds.force(id, Optional.empty());
            record("let-go", hold, why, Map.of("forced", false));
        });
    }

    /** Ends a hold by hand whose last day is over, once; the checks decide about the order again. */
    void expire(Hold hold, CurrentUser user) {
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> lastDay = hold.forced().flatMap(Hold.Forced::until);
        if (lastDay.isEmpty() || hold.isForced(today)) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            reservations.lock(hold.last().customer());
            if (holds.expire(hold.id(), today)) {
                record(
                        "expired",
                        hold,
                        "",
                        Map.of("forced", false, "until", lastDay.orElseThrow().toString()));
                notices.expired(hold.id(), lastDay.orElseThrow(), user);
                reservations.changed(new CustomerId(hold.last().customer()));
            }
        });
    }

    /**
     * Holds an order by hand that its checks have let pass, or that waits already.
     *
     * @param decision on the order
     */
    Hold holdByHand(UUID decision, Optional<LocalDate> until, String why, CurrentUser user) {
        StoredDecision decided = decisions.find(decision, user).orElseThrow(Refusal::notFound);
        verify(until);
        var customer = new CustomerId(decided.customer());
        UUID id = transactions.execute(_ -> {
            reservations.lock(decided.customer());
            OrderAuthority.Waiting waiting = holds.waiting(customer).get(decided.number());
            if (waiting == null && queue.find(decision, user).isPresent()) {
                throw Refusal.conflict("creditcontrol.fault.hold-again");
            }
            UUID placed = waiting == null ? holds.placeByHand(decision) : waiting.hold();
            holds.force(placed, Optional.of(new Hold.Forced(user.username(), until, why)));
            reservations.changed(customer);
            record("forced", found(placed, user), why, until(until));
            return placed;
        });
        return found(id, user);
    }

    private void verify(Optional<LocalDate> until) {
        LocalDate today = LocalDate.now(clock);
        boolean isOut = until.filter(day -> day.isBefore(today) || day.isAfter(today.plusYears(LONGEST_HOLD_YEARS)))
                .isPresent();
        if (isOut) {
            throw Refusal.badRequest("creditcontrol.fault.hold-until");
        }
    }

    private static Map<String, ?> until(Optional<LocalDate> until) {
        return Map.of("forced", true, "until", until.map(LocalDate::toString).orElse(""));
    }

    private Hold changed(UUID id, OptionalLong seen, CurrentUser user, Consumer<Hold> change) {
        Hold hold = found(id, user);
        transactions.executeWithoutResult(_ -> {
            reservations.lock(hold.last().customer());
            verifyOpen(id, seen);
            change.accept(hold);
            reservations.changed(new CustomerId(hold.last().customer()));
        });
        return found(id, user);
    }

    private void verifyOpen(UUID id, OptionalLong seen) {
        Holds.Locked now = holds.lock(id);
        if (now.state() != Hold.State.OPEN) {
            throw Refusal.conflict("creditcontrol.fault.hold-ended", now.state().label());
        }
        if (seen.isPresent() && seen.getAsLong() != now.revision()) {
            throw Refusal.conflict("creditcontrol.fault.hold-changed");
        }
    }

    private Hold found(UUID id, CurrentUser user) {
        return queue.find(id, user).orElseThrow(Refusal::notFound);
    }

    private void record(String verb, Hold hold, String why, Map<String, ?> after) {
        Map<String, Object> all = new HashMap<>(after);
        all.put("hold", hold.id().toString());
        all.put("order", hold.last().number());
        audit.record(
                "creditcontrol.hold." + verb,
                "customer",
                Long.toString(hold.last().customer()),
                why,
                Map.of("state", hold.state().name(), "baseMinor", hold.last().baseMinor()),
                all);
    }
}
