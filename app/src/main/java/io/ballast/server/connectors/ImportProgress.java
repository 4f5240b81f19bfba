package io.ballast.server.connectors;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How far an import is, for whoever watches it, and the way to stop it. Safe for use by several threads. */
public final class ImportProgress {
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final AtomicReference<String> file = new AtomicReference<>("");
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong totalBytes = new AtomicLong();
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    /** What is being done. */
    public enum Phase {
        WAITING,
        READING,
        CHECKING,
        FINISHED
    }

    /** Asks the import to stop; the file under way is not loaded. */
    public void cancel() {
        isCancelled.set(true);
    }

    /** Whether somebody asked it to stop. */
    public boolean isCancelled() {
        return isCancelled.get();
    }

    /** What is being done. */
    public Phase phase() {
        return phase.get();
    }

    /** Name of the file under way. */
    public String file() {
        return file.get();
    }

    /** Rows read of this file. */
    public long rows() {
        return rows.get();
    }

    /** Share of this file that was read, 0 to 1. */
    public double share() {
        long total = totalBytes.get();
        return total == 0 ? 0 : Math.min(1, (double) bytes.get() / total);
    }

    void begin(String name, long size) {
        file.set(name);
        totalBytes.set(size);
        bytes.set(0);
        rows.set(0);
        phase.set(Phase.READING);
    }

    void enter(Phase next) {
        phase.set(next);
    }

    void read(long bytesSoFar) {
        bytes.set(bytesSoFar);
    }

    void rows(long rowsSoFar) {
        rows.set(rowsSoFar);
    }
}
