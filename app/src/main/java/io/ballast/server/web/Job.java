package io.ballast.server.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Work in the background as it stands.
 *
 * @param id key
 * @param kind message key of the kind of work
 * @param title what it works on
 * @param startedBy user name
 * @param state running, or how it ended
 * @param done rows done
 * @param total rows to do, where known
 * @param message why it failed, or what it wants to say
 * @param resultPath where its result can be seen
 * @param startedAt when it started
 * @param updatedAt when it last reported
 * @param finishedAt when it ended
 */
public record Job(
        long id,
        String kind,
        String title,
        String startedBy,
        JobState state,
        long done,
        OptionalLong total,
        String message,
        Optional<String> resultPath,
        Instant startedAt,
        Instant updatedAt,
        Optional<Instant> finishedAt) {
    private static final double MILLIS = 1000.0;

    public boolean isRunning() {
        return state == JobState.RUNNING;
    }

    public String path() {
        return "/jobs/" + id;
    }

    /** Seconds from start to end, or to the last report. */
    public long seconds() {
        return Duration.between(startedAt, finishedAt.orElse(updatedAt)).toSeconds();
    }

    /**
     * Rows a second since the start.
     *
     * <pre>rate = done / seconds</pre>
     *
     * <ul>
     *   <li>no value: less than a second has passed, or no row is done
     * </ul>
     */
    public OptionalDouble rate() {
        double seconds =
                Duration.between(startedAt, finishedAt.orElse(updatedAt)).toMillis() / MILLIS;
        return done > 0 && seconds >= 1 ? OptionalDouble.of(done / seconds) : OptionalDouble.empty();
    }

    /**
     * Seconds left at the rate so far.
     *
     * <pre>left = (total - done) / rate</pre>
     *
     * <ul>
     *   <li>no value: it does not run, or total or rate are unknown
     * </ul>
     */
    public OptionalLong secondsLeft() {
        OptionalDouble rate = rate();
        return isRunning() && rate.isPresent() && total.isPresent()
                ? OptionalLong.of((long) Math.ceil(Math.max(0, total.getAsLong() - done) / rate.getAsDouble()))
                : OptionalLong.empty();
    }
}
