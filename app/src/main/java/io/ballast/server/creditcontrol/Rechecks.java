package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.HeldOrder;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.ReleasePlan;
import io.ballast.engine.exposure.Strategy;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Policies policies;
    private final Clock clock;

    Rechecks(
            Holds holds,
            HoldQueue queue,
            HoldDesk holdDesk,
            CreditDesk desk,
            CreditFiles files,
            Policies policies,
            Clock clock) {
        this.holds = holds;
        this.queue = queue;
        this.holdDesk = holdDesk;
        this.desk = desk;
        this.files = files;
        this.policies = policies;
        this.clock = clock;
    }

    /** Which waiting orders the policy lets go first. */
    Strategy strategy() {
        return policies.inForce(LocalDate.now(clock)).policy().checks().strategy();
    }

    /**
     * Every order whose state of things has changed. By age and with skip whatever fits goes, the oldest first; another
     * strategy looks at all waiting orders of a customer before it lets any of them go.
     *
     * @return how many may ship now
     */
    int all() {
        Strategy strategy = strategy();
        List<UUID> changed = holds.outOfDate(LocalDate.now(clock), AT_ONCE);
        if (strategy == Strategy.FIFO_WITH_SKIP) {
            return cleared(changed, true);
        }
        Map<Long, List<UUID>> byCustomer = new LinkedHashMap<>();
        changed.forEach(id -> queue.find(id, CurrentUser.system())
                .ifPresent(hold -> byCustomer
                        .computeIfAbsent(hold.last().customer(), _ -> new ArrayList<>())
                        .add(id)));
        int cleared = 0;
        for (Map.Entry<Long, List<UUID>> each : byCustomer.entrySet()) {
            List<UUID> chosen = chosen(new CustomerId(each.getKey()), strategy);
            List<UUID> left = new ArrayList<>(each.getValue());
            left.removeAll(chosen);
            cleared += cleared(chosen, true) + cleared(left, false);
        }
        return cleared;
    }

    /** What a strategy lets go of a customer's orders, in its order; nothing where no plan can be made. */
    private List<UUID> chosen(CustomerId customer, Strategy strategy) {
        Map<String, Hold> waiting = byNumber(waiting(customer, CurrentUser.system()));
        try {
            return plan(customer, strategy, waiting.values()).released().stream()
                    .map(order -> Objects.requireNonNull(
                                    waiting.get(order.order().number()))
                            .id())
                    .toList();
        } catch (Refusal e) {
            LOG.info("no plan for waiting orders customer={} why={}", customer.value(), e.getReason());
            return List.of();
        }
    }

    /** The files of one round: each is read once, until a decision is made and any of them may have changed. */
    private final class Round {
        private final Map<CustomerId, KnownFile> read = new HashMap<>();

        KnownFile file(CustomerId customer) {
            return read.computeIfAbsent(customer, _ -> files.read(customer, LocalDate.now(clock)));
        }

        void decided() {
            read.clear();
        }
    }

    private int cleared(List<UUID> waiting, boolean mayPass) {
        var round = new Round();
        int cleared = 0;
        for (UUID id : waiting) {
            cleared += isCleared(id, mayPass, round) ? 1 : 0;
        }
        return cleared;
    }

    /** One that cannot be judged keeps no other from it. */
    private boolean isCleared(UUID id, boolean mayPass, Round round) {
        try {
            return queue.find(id, CurrentUser.system())
                    .filter(Hold::isOpen)
                    .map(hold -> again(hold, CurrentUser.system(), mayPass, round))
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
        return again(hold, user, true, new Round());
    }

    /**
     * Judges one anew.
     *
     * @param mayPass whether it is its turn; if not, it goes on waiting even where its checks would let it pass
     */
    private Hold again(Hold hold, CurrentUser user, boolean mayPass, Round round) {
        holdDesk.expire(hold, user);
        OrderRequest request = request(hold);
        KnownFile now = round.file(request.customer());
        Decision told = ToldDecision.to(user, CreditDesk.judge(request, now));
        boolean isNothingNew = told.outcome() == Outcome.HELD
                ? isSame(told, hold.last().decision())
                : !mayPass && told.authority() == Authority.CHECKS;
        if (isNothingNew) {
            holds.seen(hold.id(), now.state(0));
        } else {
            desk.check(request, user);
            round.decided();
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
                last.decision().terms(),
                last.decision().company());
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
        Map<String, Hold> byNumber = byNumber(waiting(customer, user));
        ReleasePlan plan = plan(customer, strategy, byNumber.values());
        List<Hold> followed = new ArrayList<>();
        for (HeldOrder order : plan.released()) {
            Hold hold = byNumber.get(order.order().number());
            followed.add(again(Objects.requireNonNull(hold), user, true, new Round()));
        }
        return followed;
    }

    private ReleasePlan plan(CustomerId customer, Strategy strategy, Collection<Hold> waiting) {
        KnownFile now = files.read(customer, LocalDate.now(clock));
        return ReleasePlan.of(
                strategy,
                now.file(),
                waiting.stream().map(Hold::order).toList(),
                now.policy().policy().checks());
    }

    /** In the order they were given. */
    private static Map<String, Hold> byNumber(List<Hold> waiting) {
        Map<String, Hold> byNumber = new LinkedHashMap<>();
        waiting.forEach(hold -> byNumber.put(hold.last().number(), hold));
        return byNumber;
    }
}
