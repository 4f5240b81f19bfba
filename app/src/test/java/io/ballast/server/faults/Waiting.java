package io.ballast.server.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, never longer than stated. */
public final class Waiting {
    private static final long STEP_MILLIS = 50;

    private Waiting() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something holds, and gives how long that took. */
    public static Duration until(String what, Duration limit, BooleanSupplier holds) {
        long begun = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new AssertionError("Not within " + limit + ": " + what);
            }
            millis(STEP_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
