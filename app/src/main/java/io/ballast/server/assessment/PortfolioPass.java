package io.ballast.server.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Assesses many customers of one snapshot: one thread reads, all cores compute, the caller's thread writes. Queues are
 * bounded, so whoever is slowest sets the pace and memory does not grow with the portfolio.
 */
final class PortfolioPass {
    /** So few are assessed by the caller alone: threads would cost more than they bring. */
    private static final int FEW = 50;

    private static final int BATCH = 50;
    private static final long DRAIN_MILLIS = 20;

    private final long run;
    private final FactsSnapshot snapshot;
    private final Judgement judgement;
    private final int cores;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Optional<AssessedBatch>> results;

    PortfolioPass(long run, FactsSnapshot snapshot, Judgement judgement) {
        this.run = run;
        this.snapshot = snapshot;
        this.judgement = judgement;
        this.cores = Runtime.getRuntime().availableProcessors();
        this.results = new ArrayBlockingQueue<>(4 * cores);
    }

    /**
     * Assesses these customers.
     *
     * @param customers keys, ascending
     * @param sink takes each batch on the calling thread
     */
    void assess(long[] customers, Consumer<AssessedBatch> sink) {
        if (customers.length <= FEW) {
            List<Dossier> dossiers = snapshot.read(customers);
            if (!dossiers.isEmpty()) {
                sink.accept(AssessedBatch.of(run, dossiers, snapshot, judgement));
            }
            return;
        }
        Thread reader = Thread.ofPlatform().name("assessment-reader").start(() -> read(customers));
        try {
            Optional<AssessedBatch> batch = results.take();
            while (batch.isPresent()) {
                sink.accept(batch.get());
                batch = results.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        } finally {
            letEnd(reader);
        }
        Throwable failed = failures.peek();
        if (failed != null) {
            throw new AssessmentFailure("Cannot assess the portfolio: " + failed.getMessage(), failed);
        }
    }

    private void read(long[] customers) {
        try (ThreadPoolExecutor workers = workers()) {
            int atOnce = snapshot.customersAtOnce(customers.length);
            for (int from = 0; from < customers.length && failures.isEmpty(); from += atOnce) {
                long[] range = Arrays.copyOfRange(customers, from, Math.min(customers.length, from + atOnce));
                submit(snapshot.read(range), workers);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        put(Optional.empty());
    }

    private void submit(List<Dossier> dossiers, ThreadPoolExecutor workers) {
        for (int from = 0; from < dossiers.size(); from += BATCH) {
            List<Dossier> batch = dossiers.subList(from, Math.min(dossiers.size(), from + BATCH));
            workers.execute(() -> compute(batch));
        }
    }

    private void compute(List<Dossier> dossiers) {
        if (!failures.isEmpty()) {
            return;
        }
        try {
            put(Optional.of(AssessedBatch.of(run, dossiers, snapshot, judgement)));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void put(Optional<AssessedBatch> batch) {
        try {
            results.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    /** Empties the queue until nobody can be waiting for room in it. */
    private void letEnd(Thread reader) {
        boolean isInterrupted = Thread.interrupted();
        while (reader.isAlive()) {
            try {
                results.clear();
                reader.join(DRAIN_MILLIS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A full queue makes the reading thread compute a batch itself, which is all the throttle there is. */
    private ThreadPoolExecutor workers() {
        return new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(2 * cores),
                Thread.ofPlatform().name("assessment-worker-", 0).factory(),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private void fail(Throwable cause) {
        failures.add(cause);
    }
}
