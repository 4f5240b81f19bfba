package io.ballast.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Progress that is written to the database twice a second at most. */
final class StoredProgress implements Progress {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final StoredJobs stored;
    private final long id;
    private final Clock clock;
    private Instant written = Instant.EPOCH;
    private long done;
    private OptionalLong total = OptionalLong.empty();

    StoredProgress(StoredJobs stored, long id, Clock clock) {
        this.stored = stored;
        this.id = id;
        this.clock = clock;
    }

    @Override
    public void total(long rows) {
        total = OptionalLong.of(rows);
    }

    @Override
    public void done(long rows) throws Cancelled {
        done = rows;
        Instant now = clock.instant();
        if (now.isBefore(written.plus(BETWEEN))) {
            return;
        }
        written = now;
        if (stored.report(id, done, total, now)) {
            throw new Cancelled();
        }
    }

    void flush() {
        stored.report(id, done, total, clock.instant());
    }
}
