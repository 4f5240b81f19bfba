package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.HeldOrder;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.ReleasePlan;
import io.ballast.engine.exposure.Strategy;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges waiting orders again when something has changed that they wait for: cash, limit, rating, collateral, disputes,
 * other orders, the policy or the day. What passes now is decided and held of the limit like any other order.
 */
@Component
class Rechecks {
    /** How long what was released without anybody asking stays held of the limit. */
    private static final Duration HELD_FOR = Duration.ofDays(3);

    private static final int AT_ONCE = 200;
    private static final int MOST_WAITING = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);

    private final Holds holds;
    private final HoldQueue queue;
    private final HoldDesk holdDesk;
    private final CreditDesk desk;
    private final CreditFiles files;
    private final Clock clock;

    Rechecks(Holds holds, HoldQueue queue, HoldDesk holdDesk, CreditDesk desk, CreditFiles files, Clock clock) {
        this.holds = holds;
        this.queue = queue;
        this.holdDesk = holdDesk;
        this.desk = desk;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Every order whose state of things has changed, the oldest first.
     *
     * @return how many may ship now
     */
    int all() {
        int cleared = 0;
        for (UUID id : holds.outOfDate(LocalDate.now(clock), AT_ONCE)) {
            cleared += isCleared(id) ? 1 : 0;
        }
        return cleared;
    }

    /** One that cannot be judged keeps no other from it. */
    private boolean isCleared(UUID id) {
        try {
            return queue.find(id, CurrentUser.system())
                    .filter(Hold::isOpen)
                    .map(hold -> again(hold, CurrentUser.system()))
                    .filter(hold -> !hold.isOpen())
                    .isPresent();
        } catch (Refusal e) {
            LOG.info("a waiting order cannot be judged again hold={} why={}", id, e.getReason());
            return false;
        }
    }

    /** One order that waits, now. */
    Hold again(UUID id, CurrentUser user) {
        Hold hold = queue.find(id, user).orElseThrow(Refusal::notFound);
        if (!hold.isOpen()) {
            throw Refusal.conflict(
                    "creditcontrol.fault.hold-ended", hold.state().label());
        }
        return again(hold, user);
    }

    private Hold again(Hold hold, CurrentUser user) {
        holdDesk.expire(hold, user);
        OrderRequest request = request(hold);
        CreditDesk.Trial now = desk.trial(request);
        Decision told = ToldDecision.to(user, now.decision());
        if (told.outcome() == Outcome.HELD && isSame(told, hold.last().decision())) {
            holds.seen(hold.id(), now.known().state(0));
        } else {
            desk.check(request, user);
        }
        return queue.find(hold.id(), user).orElseThrow(Refusal::notFound);
    }

    /** Whether it says nothing new. */
    private static boolean isSame(Decision now, Decision before) {
        return now.authority() == before.authority()
                && now.outcome() == before.outcome()
                && failures(now).equals(failures(before));
    }

    private static Map<String, Long> failures(Decision decision) {
        Map<String, Long> failures = new HashMap<>();
        decision.results().stream()
                .filter(CheckResult::isFailed)
                .forEach(result -> failures.put(result.key(), result.overshoot()));
        return failures;
    }

    /** Its key follows from the decision before: however many servers come to it, one new decision is made. */
    private static OrderRequest request(Hold hold) {
        StoredDecision last = hold.last();
        String name = "recheck/" + hold.id() + "/" + last.id();
        return new OrderRequest(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                new CustomerId(last.customer()),
                last.number(),
                last.amountMinor(),
                last.currency(),
                last.shipOn(),
                last.point(),
                HELD_FOR,
                OptionalLong.empty(),
                last.decision().terms());
    }

    /**
     * What each strategy would release of a customer's waiting orders. Those held by hand are not among them.
     *
     * @param customer whose orders; the user knows of it
     */
    List<ReleasePlan> plans(CustomerId customer, CurrentUser user) {
        KnownFile now = files.read(customer, LocalDate.now(clock));
        List<HeldOrder> waiting =
                waiting(customer, user).stream().map(Hold::order).toList();
        return ReleasePlan.all(now.file(), waiting, now.policy().policy().checks());
    }

    /** The customer's orders that wait and are not held by hand, the oldest first. */
    List<Hold> waiting(CustomerId customer, CurrentUser user) {
        LocalDate today = LocalDate.now(clock);
        var filter = new HoldQueue.Filter(Optional.of(customer.value()), Optional.of(true), Optional.empty());
        return queue.page(filter, HoldQueue.Order.AGE, 0, MOST_WAITING, user).stream()
                .filter(hold -> !hold.isForced(today))
                .toList();
    }

    /**
     * Releases what a strategy releases now, order by order, each checked on its own.
     *
     * @return the orders as they are then
     */
    List<Hold> follow(CustomerId customer, Strategy strategy, CurrentUser user) {
        KnownFile now = files.read(customer, LocalDate.now(clock));
        List<Hold> waiting = waiting(customer, user);
        ReleasePlan plan = ReleasePlan.of(
                strategy,
                now.file(),
                waiting.stream().map(Hold::order).toList(),
                now.policy().policy().checks());
        Map<String, Hold> byNumber = new HashMap<>();
        waiting.forEach(hold -> byNumber.put(hold.last().number(), hold));
        List<Hold> followed = new ArrayList<>();
        for (HeldOrder order : plan.released()) {
            Hold hold = byNumber.get(order.order().number());
            followed.add(again(Objects.requireNonNull(hold), user));
        }
        return followed;
    }
}
