package io.ballast.server.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/**
 * Runs work in the background with progress that survives a restart: two jobs at a time, twenty waiting at most. A job
 * that ran when the process ended is RESUMABLE afterwards.
 */
@Component
public class Jobs {
    static final int AT_ONCE = 2;
    static final int MOST = 20;

    /** Those that wait or run are among the newest so many. */
    private static final int LOOKED_AT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final StoredJobs stored;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Long> own = ConcurrentHashMap.newKeySet();

    Jobs(StoredJobs stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** The work of a job. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, as the user who started it, and says where the result can be seen.
         *
         * @throws Progress.Cancelled if it was stopped
         * @throws Exception if it failed; the message is shown to the user
         */
        Optional<String> run(Progress progress) throws Exception;
    }

    /**
     * Starts work as the user of this thread.
     *
     * @param kind message key naming the kind of work
     * @param title what it works on
     * @return key of the job; its page is {@code /jobs/<key>}
     * @throws Refusal if too many jobs wait already
     */
    public long start(String kind, String title, Work work) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw Refusal.conflict("web.job.too-many");
        }
        long id = stored.add(kind, title, Viewer.current().map(Viewer::getName).orElse("ballast"), clock.instant());
        own.add(id);
        Thread.ofVirtual().name("job-" + id).start(new DelegatingSecurityContextRunnable(() -> {
            try {
                turns.acquireUninterruptibly();
                try {
                    runOne(id, work);
                } finally {
                    turns.release();
                }
            } finally {
                own.remove(id);
                open.decrementAndGet();
            }
        }));
        return id;
    }

    /** The jobs that wait or run in this process. */
    Set<Long> own() {
        return Set.copyOf(own);
    }

    public Optional<Job> find(long id) {
        return stored.find(id);
    }

    /** The key of the job of this kind that works on this title now, if one does. */
    public Optional<Long> running(String kind, String title) {
        return stored.newest(LOOKED_AT).stream()
                .filter(job -> job.isRunning()
                        && job.kind().equals(kind)
                        && job.title().equals(title))
                .map(Job::id)
                .findFirst();
    }

    /** The newest first. */
    public List<Job> newest(int count) {
        return stored.newest(count);
    }

    /** Asks a running job to stop; it does at its next report. False if it does not run. */
    public boolean cancel(long id) {
        return stored.requestCancel(id);
    }

    private void runOne(long id, Work work) {
        StoredProgress progress = new StoredProgress(stored, id, clock);
        try {
            CrashPoint.hit("job.begun");
            Optional<String> result = work.run(progress);
            CrashPoint.hit("job.worked");
            progress.flush();
            stored.finish(id, JobState.DONE, "", result, clock.instant());
            LOG.info("job done id={}", id);
        } catch (Progress.Cancelled cancelled) {
            stored.finish(id, JobState.CANCELLED, "", Optional.empty(), clock.instant());
            LOG.info("job cancelled id={}", id);
        } catch (Exception failure) {
            LOG.warn("job failed id={}", id, failure);
            stored.finish(id, JobState.FAILED, String.valueOf(failure.getMessage()), Optional.empty(), clock.instant());
        }
    }
}
