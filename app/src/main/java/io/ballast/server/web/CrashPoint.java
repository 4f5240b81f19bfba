package io.ballast.server.web;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where the fault harness ends the process as {@code kill -9} would, between two steps that a test names. Two
 * switches must be on, so that nobody arms one by accident: the system property {@code ballast.faults} and the
 * environment variable {@code BALLAST_CRASH_AT} with {@code name} or {@code name:nth}. Else a place costs nothing. With
 * {@code BALLAST_CRASH_BY=memory} a place takes all memory instead, and the virtual machine decides what comes of it.
 */
public final class CrashPoint {
    /** Exit code of a process that was killed by SIGKILL. */
    static final int KILLED = 137;

    private static final int MEGABYTE = 1 << 20;

    private static final Optional<CrashPoint> ARMED = armed(Boolean.getBoolean("ballast.faults"), System.getenv());

    private final String name;
    private final AtomicInteger left;
    private final boolean isByMemory;

    private CrashPoint(String name, int nth, boolean isByMemory) {
        this.name = name;
        this.left = new AtomicInteger(nth);
        this.isByMemory = isByMemory;
    }

    /** The place that these switches name, if both are on. */
    static Optional<CrashPoint> armed(boolean isAllowed, Map<String, String> environment) {
        String place = environment.getOrDefault("BALLAST_CRASH_AT", "");
        if (!isAllowed || place.isEmpty()) {
            return Optional.empty();
        }
        int colon = place.indexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        int nth = colon < 0 ? 1 : Integer.parseInt(place.substring(colon + 1));
        return Optional.of(new CrashPoint(name, nth, "memory".equals(environment.get("BALLAST_CRASH_BY"))));
    }

    /**
     * Ends this process here if the harness says so.
     *
     * @param name of the place, {@code area.moment}, as docs/faults.md lists them
     */
    public static void hit(String name) {
        if (ARMED.isPresent() && ARMED.get().isDue(name)) {
            ARMED.get().end();
        }
    }

    private void end() {
        if (!isByMemory) {
            Runtime.getRuntime().halt(KILLED);
        }
        var taken = new ArrayDeque<byte[]>();
        while (taken.size() < Integer.MAX_VALUE) {
            taken.add(new byte[MEGABYTE]);
        }
    }

    /** Whether this is the visit that ends the process: the nth one of the named place. */
    boolean isDue(String visited) {
        return visited.equals(name) && left.decrementAndGet() == 0;
    }
}
