package io.ballast.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Tells listeners again what they have not heard to its end: events from before this server started, which the end of a
 * process cut off, and those that have waited for ten minutes, because their listener failed or another server ended.
 * Each is heard once at least; where another server works on it just now, twice, which listeners stand.
 */
@Component
@ConditionalOnWebApplication
final class CutOffEvents extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(CutOffEvents.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Listeners take connections of the pool, which others want too. */
    private static final int AT_ONCE = 20;

    private static final long BETWEEN_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 5_000;

    private final IncompleteEventPublications publications;
    private final Clock clock;
    private final Instant started;

    /** When each event that is not heard yet was told last. */
    private Map<UUID, Instant> told = Map.of();

    CutOffEvents(IncompleteEventPublications publications, Clock clock) {
        super("cut-off-events");
        this.publications = publications;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(tellAgain() > 0 ? BETWEEN_MILLIS : IDLE_MILLIS);
    }

    /** Tells some that are due; how many. */
    private int tellAgain() {
        Instant now = clock.instant();
        Map<UUID, Instant> next = new HashMap<>();
        int[] count = new int[1];
        publications.resubmitIncompletePublications(event -> {
            Instant last = told.getOrDefault(event.getIdentifier(), event.getPublicationDate());
            boolean isDue = count[0] < AT_ONCE && isDue(last, now);
            if (isDue) {
                count[0]++;
            }
            next.put(event.getIdentifier(), isDue ? now : last);
            return isDue;
        });
        told = next;
        if (count[0] > 0) {
            LOG.info("events told again count={}", count[0]);
        }
        return count[0];
    }

    private boolean isDue(Instant last, Instant now) {
        return last.isBefore(started) || last.isBefore(now.minus(PATIENCE));
    }
}
