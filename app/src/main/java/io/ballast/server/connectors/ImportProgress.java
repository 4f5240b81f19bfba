package io.ballast.server.connectors;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How far an import is, for whoever watches it, and the way to stop it. Safe for use by several threads. */
public final class ImportProgress {
    private final Watcher watcher;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final AtomicReference<String> file = new AtomicReference<>("");
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong rowsBefore = new AtomicLong();
    private final AtomicLong bytesBefore = new AtomicLong();
    private final AtomicLong allBytes = new AtomicLong();
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    /** Nobody is told; whoever wants to know asks. */
    public ImportProgress() {
        this(_ -> {});
    }

    /** The watcher is told many times a second, on the thread of the import. */
    public ImportProgress(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Somebody who follows an import. */
    @FunctionalInterface
    public interface Watcher {
        /** The import has moved on. */
        void moved(ImportProgress progress);
    }

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

    /** Rows read, of this file and those before it. */
    public long rows() {
        return rowsBefore.get() + rows.get();
    }

    /**
     * Rows of all files together, as far as can be told.
     *
     * <pre>rows * bytes of all files / bytes read</pre>
     *
     * <ul>
     *   <li>unit: rows
     *   <li>no value: nothing of the file under way was read yet, or it is a workbook, whose bytes say nothing
     * </ul>
     */
    public OptionalLong expectedRows() {
        long read = bytesBefore.get() + bytes.get();
        return bytes.get() == 0 || rows() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(rows(), Math.round((double) rows() * allBytes.get() / read)));
    }

    void expect(long bytesOfAllFiles) {
        allBytes.set(bytesOfAllFiles);
    }

    void begin(String name, long sizeBytes) {
        rowsBefore.addAndGet(rows.getAndSet(0));
        bytesBefore.addAndGet(size.getAndSet(sizeBytes));
        bytes.set(0);
        file.set(name);
        enter(Phase.READING);
    }

    void enter(Phase next) {
        phase.set(next);
        tick();
    }

    /** Tells the watcher; only the thread of the import does. */
    void tick() {
        watcher.moved(this);
    }

    void read(long bytesSoFar) {
        bytes.set(bytesSoFar);
    }

    void rows(long rowsSoFar) {
        rows.set(rowsSoFar);
    }
}
