package io.ballast.server.notification;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Addresses and delivers while the server runs: soon after a commit here, and now and then for other servers. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.notification.loop", matchIfMissing = true)
class DeliveryLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final long IDLE_SECONDS = 15;

    private final Addressing addressing;
    private final OutboxBell bell;
    private Optional<Thread> thread = Optional.empty();

    DeliveryLoop(Addressing addressing, OutboxBell bell) {
        this.addressing = addressing;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        thread = Optional.of(Thread.ofVirtual().name("notification-delivery").start(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
                bell.await(IDLE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            addressing.round();
        } catch (DataAccessException | TransactionException e) {
            LOG.info("notices not delivered this time why={}", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread.isPresent();
    }
}
