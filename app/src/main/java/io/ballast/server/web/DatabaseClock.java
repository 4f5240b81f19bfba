package io.ballast.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the database, so that servers and statements agree on what is over: read now and then, and counted on in
 * between by the counter of the machine, which no change of its clock moves. Until the first reading, and in commands,
 * which need no other, the clock of the machine.
 */
public final class DatabaseClock extends Clock {
    /** What is less is the way there and back, not another time: small steps would let time run backwards. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Clock machine;
    private final AtomicReference<Optional<Reading>> reading;

    private DatabaseClock(Clock machine, AtomicReference<Optional<Reading>> reading) {
        this.machine = machine;
        this.reading = reading;
    }

    private record Reading(Instant at, long nanos) {}

    /** A clock that shows the time of this machine until it is told another. */
    public static DatabaseClock of(Clock machine) {
        return new DatabaseClock(machine, new AtomicReference<>(Optional.empty()));
    }

    /** Takes the time that the database tells just now. */
    public void read(Instant database) {
        boolean isFirst = reading.get().isEmpty();
        if (isFirst || Duration.between(instant(), database).abs().compareTo(STEP) > 0) {
            reading.set(Optional.of(new Reading(database, System.nanoTime())));
        }
    }

    /** How far the clock of this machine is ahead of the database; negative where it is behind. */
    public Duration ahead() {
        return Duration.between(instant(), machine.instant());
    }

    @Override
    public Instant instant() {
        return reading.get()
                .map(last -> last.at().plusNanos(System.nanoTime() - last.nanos()))
                .orElseGet(machine::instant);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(machine.withZone(zone), reading);
    }
}
