package io.ballast.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients asked and what they know of the outcome, one JSON object a line: {@code invoke} when it was sent, then
 * {@code ok} (2xx), {@code fail} (any other answer) or {@code unknown} (no answer: done or not). A test that fails says
 * its seed, its faults and where this file is.
 */
public final class History {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> outcomes = new TreeMap<>();
    private long operations;

    public History(Path file) {
        this.file = file;
    }

    /** Random numbers that {@code -Dseed} repeats. */
    public Random random() {
        return random;
    }

    /** How many operations were sent so far. */
    synchronized long operations() {
        return operations;
    }

    /** Notes what is broken from here on. */
    public synchronized void fault(String what) {
        faults.add(what);
        write(Map.of("fault", what));
    }

    synchronized long invoke(String operation) {
        operations++;
        write(new TreeMap<>(Map.of("n", operations, "type", "invoke", "op", operation)));
        return operations;
    }

    synchronized void answered(long number, String operation, int status) {
        String type = status >= 200 && status < 300 ? "ok" : "fail";
        outcomes.put(operation, type);
        write(new TreeMap<>(Map.of("n", number, "type", type, "op", operation, "status", status)));
    }

    synchronized void unknown(long number, String operation, IOException why) {
        outcomes.put(operation, "unknown");
        write(new TreeMap<>(Map.of("n", number, "type", "unknown", "op", operation, "why", why.toString())));
    }

    /** The last outcome of an operation: ok, fail, unknown, or empty where it was never asked. */
    public synchronized String outcome(String operation) {
        return outcomes.getOrDefault(operation, "");
    }

    /** Runs checks; what they throw says how to have it again. */
    public void check(Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed=" + seed + " faults=" + faults + " history=" + file + "; replay with -Dseed=" + seed
                            + (faults.isEmpty() ? "" : " -Dfault=" + faults.getLast()) + "\n" + e.getMessage(),
                    e);
        }
    }

    private void write(Map<String, ?> line) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
