package io.ballast.server.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where the fault harness ends the process as {@code kill -9} would, between two steps that a test names. Two
 * switches must be on, so that nobody arms one by accident: the system property {@code ballast.faults} and the
 * environment variable {@code BALLAST_CRASH_AT} with {@code name} or {@code name:nth}. Else a place costs nothing.
 */
public final class CrashPoint {
    /** Exit code of a process that was killed by SIGKILL. */
    static final int KILLED = 137;

    private static final Optional<CrashPoint> ARMED = armed(Boolean.getBoolean("ballast.faults"), System.getenv());

    private final String name;
    private final AtomicInteger left;

    private CrashPoint(String name, int nth) {
        this.name = name;
        this.left = new AtomicInteger(nth);
    }

    /** The place that these switches name, if both are on. */
    static Optional<CrashPoint> armed(boolean isAllowed, Map<String, String> environment) {
        String place = environment.getOrDefault("BALLAST_CRASH_AT", "");
        if (!isAllowed || place.isEmpty()) {
            return Optional.empty();
        }
        int colon = place.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new CrashPoint(place, 1)
                        : new CrashPoint(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))));
    }

    /**
     * Ends this process here if the harness says so.
     *
     * @param name of the place, {@code area.moment}, as docs/faults.md lists them
     */
    public static void hit(String name) {
        if (ARMED.isPresent() && ARMED.get().isDue(name)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Whether this is the visit that ends the process: the nth one of the named place. */
    boolean isDue(String visited) {
        return visited.equals(name) && left.decrementAndGet() == 0;
    }
}
