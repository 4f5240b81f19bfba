package io.ballast.server.notification;

import io.ballast.server.web.Loop;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Addresses and delivers while the server runs: soon after a commit here, and now and then for other servers. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.notification.loop", matchIfMissing = true)
class DeliveryLoop extends Loop {
    private static final long IDLE_SECONDS = 15;
    private static final Duration KEPT = Duration.ofDays(400);

    private final Addressing addressing;
    private final Delivering delivering;
    private final Outbox outbox;
    private final OutboxBell bell;
    private final Clock clock;

    DeliveryLoop(Addressing addressing, Delivering delivering, Outbox outbox, OutboxBell bell, Clock clock) {
        super("notification-delivery");
        this.delivering = delivering;
        this.outbox = outbox;
        this.clock = clock;
        this.addressing = addressing;
        this.bell = bell;
    }

    @Override
    protected void step() throws InterruptedException {
        bell.await(round());
    }

    /** Works once; returns for how many seconds there is nothing to do. */
    private long round() {
        addressing.round();
        delivering.round();
        outbox.forget(clock.instant(), KEPT);
        return delivering
                .next()
                .map(next -> Duration.between(clock.instant(), next).toSeconds() + 1)
                .map(seconds -> Math.clamp(seconds, 1, IDLE_SECONDS))
                .orElse(IDLE_SECONDS);
    }
}
