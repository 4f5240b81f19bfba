package io.ballast.server.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a failed delivery is tried again.
 *
 * <p>Webhooks follow Standard Webhooks: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h after the attempt
 * before, which is 75 h 35 min after the first. Each is up to a tenth later, by the number of the delivery, so that
 * not all come back at once.
 */
final class Retries {
    private static final List<Duration> WEBHOOK = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final List<Duration> MAIL = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final List<Duration> ROBOT = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);
    private static final int JITTER_STEPS = 11;

    private Retries() {}

    static List<Duration> of(Channel channel) {
        return switch (channel) {
            case WEBHOOK -> WEBHOOK;
            case ROBOT -> ROBOT;
            case MAIL, IN_APP -> MAIL;
        };
    }

    /**
     * The next attempt.
     *
     * @param attempts how many have failed, at least 1
     * @param asked how long the receiver wants to be left alone, at most a day is granted
     * @return nothing after the last
     */
    static Optional<Instant> next(Channel channel, long delivery, int attempts, Optional<Duration> asked, Instant now) {
        List<Duration> all = of(channel);
        if (attempts > all.size()) {
            return Optional.empty();
        }
        Duration wait = all.get(attempts - 1);
        Duration late = wait.multipliedBy(delivery % JITTER_STEPS).dividedBy(100);
        Duration granted = asked.filter(wanted -> wanted.compareTo(LONGEST_ASKED) < 0)
                .orElse(asked.isPresent() ? LONGEST_ASKED : Duration.ZERO);
        Duration planned = wait.plus(late);
        return Optional.of(now.plus(granted.compareTo(planned) > 0 ? granted : planned));
    }
}
