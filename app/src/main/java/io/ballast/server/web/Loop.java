package io.ballast.server.web;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again on a thread of its own while the server runs. A round that fails is told in the log
 * and followed by another one: what works beside requests outlives a database that is away and a fault of our own.
 */
public abstract class Loop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long AFTER_FAILURE_MILLIS = 4_000;

    private final String name;
    private final long afterFailureMillis;
    private Optional<Thread> thread = Optional.empty();

    /**
     * A loop that waits to be started.
     *
     * @param name of its thread
     */
    protected Loop(String name) {
        this(name, AFTER_FAILURE_MILLIS);
    }

    /** The same, with another pause after a round that failed. */
    protected Loop(String name, long afterFailureMillis) {
        this.name = name;
        this.afterFailureMillis = afterFailureMillis;
    }

    /** Works once, and waits before or behind it. */
    protected abstract void step() throws InterruptedException;

    @Override
    public synchronized void start() {
        thread = Optional.of(Thread.ofVirtual().name(name).start(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            step();
        } catch (RuntimeException e) {
            LOG.info("{} did not succeed this time why={}", name, String.valueOf(e.getMessage()));
            LOG.debug("{}", name, e);
            Thread.sleep(afterFailureMillis);
        }
    }

    @Override
    public final synchronized void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread.isPresent();
    }
}
