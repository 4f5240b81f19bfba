package io.ballast.server.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Keeps the jobs of this process alive while it lives, and says of the jobs of a process that ended that they can go
 * on. Of several servers on one database each knows so which jobs are its own; the time is that of the database.
 */
@Component
@ConditionalOnWebApplication
class JobLeases extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);
    private static final long BETWEEN_MILLIS = 4_000;

    private final Jobs jobs;
    private final StoredJobs stored;

    JobLeases(Jobs jobs, StoredJobs stored) {
        super("job-leases");
        this.jobs = jobs;
        this.stored = stored;
    }

    @Override
    protected void step() throws InterruptedException {
        round();
        Thread.sleep(BETWEEN_MILLIS);
    }

    private void round() {
        stored.keepAlive(jobs.own());
        int ended = stored.markInterrupted();
        if (ended > 0) {
            LOG.info("jobs of an ended process can go on count={}", ended);
        }
    }
}
