package io.ballast.server.connectors;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Tuples;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads and translates the rows of a file on a thread of its own while the caller's thread loads what is ready: at
 * most a few blocks wait between the two.
 */
final class Parsing {
    private static final int WAITING_BLOCKS = 6;
    private static final int PROGRESS_ROWS = 1 << 12;
    private static final long POLL_MILLIS = 20;

    private final BlockingQueue<Block> ready = new ArrayBlockingQueue<>(WAITING_BLOCKS);
    private final ImportProgress progress;

    Parsing(ImportProgress progress) {
        this.progress = progress;
    }

    /** The user has stopped the import. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("The import was cancelled", null, false, false);
        }
    }

    /** What one file gives and where it goes. */
    record Work(
            TabularFile file,
            FileDefinition definition,
            Layout layout,
            Source.Translator translator,
            Intake intake,
            Tuples rejections) {}

    /** Takes a full block; called by the thread that parses. */
    void put(Block block) {
        try {
            while (!ready.offer(block, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (progress.isCancelled()) {
                    throw new Cancelled();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /**
     * Parses the file to its end.
     *
     * @param load takes every block on the caller's thread
     * @return rows read, without the header
     */
    long run(Work work, Consumer<Block> load) {
        try (ExecutorService parser = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("import-parser").factory())) {
            Future<Long> rows = parser.submit(() -> parse(work));
            try {
                while (!rows.isDone() || !ready.isEmpty()) {
                    Block block = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    progress.tick();
                    if (block != null) {
                        load.accept(block);
                    }
                }
                return rows.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Cancelled();
            } catch (ExecutionException e) {
                throw cause(e);
            } finally {
                rows.cancel(true);
                parser.shutdownNow();
            }
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return e.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException("The file could not be read", e.getCause());
    }

    private long parse(Work work) throws IOException {
        long rows = 0;
        try (RowReader reader = work.file().rows(progress::read)) {
            CellRow row = new CellRow();
            reader.next(row);
            while (reader.next(row)) {
                if (row.isBlank()) {
                    continue;
                }
                if (++rows > work.definition().mostRows()) {
                    throw new RefusedFile(
                            "too_many_rows", Long.toString(work.definition().mostRows()));
                }
                translate(work, row);
                if (rows % PROGRESS_ROWS == 0) {
                    progress.rows(rows);
                    if (progress.isCancelled() || Thread.currentThread().isInterrupted()) {
                        throw new Cancelled();
                    }
                }
            }
        }
        if (rows < work.definition().leastRows()) {
            throw new RefusedFile("too_few_rows", Long.toString(rows));
        }
        work.intake().flush();
        work.rejections().flush();
        progress.rows(rows);
        return rows;
    }

    private static void translate(Work work, CellRow row) {
        try {
            work.layout().check(row);
            work.translator().translate(row, work.intake());
        } catch (BadCell e) {
            work.rejections()
                    .start()
                    .number(row.number())
                    .text(e.field())
                    .text(storable(e.value()))
                    .text(e.rule());
        }
    }

    /** Neither a NUL nor a megabyte can be stored or shown. */
    private static String storable(String value) {
        String shown = value.replace("\0", "\u2400");
        return shown.length() <= 200 ? shown : shown.substring(0, 199) + "…";
    }
}
