package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A machine whose clock is wrong, or is put forward and back while the server runs. */
class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(NOON);
    private final DatabaseClock clock = DatabaseClock.of(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return machine.get();
        }
    });

    @Test
    void before_the_database_is_asked_the_clock_of_the_machine_holds() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void a_machine_five_minutes_ahead_decides_by_the_time_of_the_database() {
        clock.read(NOON.minus(Duration.ofMinutes(5)));
        assertThat(clock.instant()).isCloseTo(NOON.minusSeconds(300), within(1, ChronoUnit.SECONDS));
        assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).instant())
                .isCloseTo(NOON.minusSeconds(300), within(1, ChronoUnit.SECONDS));
        assertThat(clock.ahead().toSeconds()).isBetween(299L, 300L);
    }

    @Test
    void no_jump_of_the_machine_moves_it_and_no_small_step_lets_it_run_backwards() {
        clock.read(NOON);
        for (Duration jump : new Duration[] {Duration.ofHours(-1), Duration.ofHours(1), Duration.ofDays(2)}) {
            machine.set(NOON.plus(jump));
            Instant before = clock.instant();
            clock.read(NOON.minusMillis(500)); // the way there and back took half a second
            assertThat(clock.instant()).isAfterOrEqualTo(before).isCloseTo(NOON, within(1, ChronoUnit.SECONDS));
        }
    }
}
