package io.ballast.server.web;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the jobs of this process alive while it lives, and says of the jobs of a process that ended that they can go
 * on. Of several servers on one database each knows so which jobs are its own; the time is that of the database.
 */
@Component
@ConditionalOnWebApplication
class JobLeases implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);
    private static final long BETWEEN_MILLIS = 4_000;

    private final Jobs jobs;
    private final StoredJobs stored;
    private Optional<Thread> thread = Optional.empty();

    JobLeases(Jobs jobs, StoredJobs stored) {
        this.jobs = jobs;
        this.stored = stored;
    }

    @Override
    public synchronized void start() {
        thread = Optional.of(Thread.ofVirtual().name("job-leases").start(this::work));
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            stored.keepAlive(jobs.own());
            int ended = stored.markInterrupted();
            if (ended > 0) {
                LOG.info("jobs of an ended process can go on count={}", ended);
            }
        } catch (RuntimeException e) {
            LOG.info("leases of jobs not renewed this time why={}", String.valueOf(e.getMessage()));
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
