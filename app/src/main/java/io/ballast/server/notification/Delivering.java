package io.ballast.server.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due. A delivery is tried at least once and recorded after it: if the server dies in between, it is
 * tried again under the same key, by which the receiver knows it.
 */
@Component
class Delivering {
    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    private static final int AT_ONCE = 10;
    private static final int MOST_IN_A_DIGEST = 200;
    private static final int MOST_ROUNDS = 100;

    private final Deliveries deliveries;
    private final List<Carrier> carriers;
    private final Clock clock;

    Delivering(Deliveries deliveries, List<Carrier> carriers, Clock clock) {
        this.deliveries = deliveries;
        this.carriers = List.copyOf(carriers);
        this.clock = clock;
    }

    /** Tries what is due; returns how many deliveries. */
    int round() {
        List<Channel> ready = ready();
        int tried = 0;
        for (int i = 0; i < MOST_ROUNDS && !ready.isEmpty(); i++) {
            List<Deliveries.Claimed> claimed = deliveries.claim(ready, AT_ONCE, clock.instant());
            if (claimed.isEmpty()) {
                return tried;
            }
            tried += claimed.size();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                together(claimed).forEach(one -> threads.execute(() -> carry(one)));
            }
        }
        return tried;
    }

    /** When something is due next. */
    Optional<Instant> next() {
        List<Channel> ready = ready();
        return ready.isEmpty() ? Optional.empty() : deliveries.next(ready);
    }

    private List<Channel> ready() {
        return carriers.stream()
                .filter(Carrier::isReady)
                .map(Carrier::channel)
                .distinct()
                .toList();
    }

    /** Deliveries one by one, and those of a user's digest in one. */
    private static List<List<Deliveries.Claimed>> together(List<Deliveries.Claimed> claimed) {
        Map<String, List<Deliveries.Claimed>> groups = new LinkedHashMap<>();
        claimed.stream()
                .sorted(java.util.Comparator.comparingLong(Deliveries.Claimed::id))
                .forEach(one -> groups.computeIfAbsent(
                                one.isDigest() ? "digest " + one.user() : "one " + one.id(), key -> new ArrayList<>())
                        .add(one));
        return List.copyOf(groups.values());
    }

    private void carry(List<Deliveries.Claimed> claimed) {
        List<Deliveries.Claimed> together = whole(claimed);
        Deliveries.Claimed first = together.getFirst();
        Carrier carrier = carriers.stream()
                .filter(one -> one.channel() == first.channel())
                .findFirst()
                .orElseThrow();
        switch (tried(carrier, together)) {
            case Carrier.Outcome.Tried(Answer answer) -> record(together, carrier, answer);
            case Carrier.Outcome.Dropped(String why) -> deliveries.dropped(together, why);
            case Carrier.Outcome.Later(Instant at, String why) -> deliveries.later(together, why, at);
        }
    }

    /** A fault of ours is a failed attempt like any other, so that it ends too. */
    private Carrier.Outcome tried(Carrier carrier, List<Deliveries.Claimed> together) {
        try {
            return carrier.carry(together, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn(
                    "delivery broke delivery={} channel={}", together.getFirst().id(), carrier.channel(), e);
            return new Carrier.Outcome.Tried(new Answer.Failed("it broke here: see the log of the server"));
        }
    }

    private List<Deliveries.Claimed> whole(List<Deliveries.Claimed> claimed) {
        if (!claimed.getFirst().isDigest()) {
            return claimed;
        }
        List<Deliveries.Claimed> all = new ArrayList<>(claimed);
        all.addAll(deliveries.rest(claimed.getFirst(), MOST_IN_A_DIGEST, clock.instant()));
        all.sort(java.util.Comparator.comparingLong(Deliveries.Claimed::id));
        return all;
    }

    private void record(List<Deliveries.Claimed> together, Carrier carrier, Answer answer) {
        Deliveries.Claimed first = together.getFirst();
        Instant now = clock.instant();
        switch (answer) {
            case Answer.Accepted accepted -> deliveries.sent(together, accepted.text(), now);
            case Answer.Refused refused -> deliveries.dead(together, refused.text());
            case Answer.Gone gone -> deliveries.dead(together, gone.text());
            case Answer.Failed failed ->
                Retries.next(first.channel(), first.id(), first.attempts(), failed.after(), now)
                        .ifPresentOrElse(
                                at -> deliveries.again(together, failed.text(), carrier.earliest(first, at)),
                                () -> deliveries.dead(together, failed.text()));
        }
        LOG.info(
                "delivery tried delivery={} channel={} attempt={} answer={}",
                first.id(),
                first.channel(),
                first.attempts(),
                answer.getClass().getSimpleName());
    }
}
