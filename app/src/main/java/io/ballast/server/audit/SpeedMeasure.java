package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.GrowingTree;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.InclusionProof;
import io.ballast.engine.merkle.SignerKey;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.Tiles;
import io.ballast.engine.value.Text;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the trail as the product writes and reads it. It fills it with made-up entries, so it belongs on a database
 * that is thrown away.
 */
@Component
@Lazy
public class SpeedMeasure {
    private static final int WARM_UP = 4_000;
    private static final int PROOFS = 2_000;
    private static final long GATHER_MILLIS = 500;
    private static final double NANOS = 1e9;
    private static final double NANOS_A_MILLI = 1e6;

    /** Entries like the last one, with the same tokens. */
    private static final String FILL = """
            with last as (
                select actor, action, subject_type, subject_id, why, before, after, request_id
                from audit.entry
                order by id desc
                limit 1
            ), added as (
                insert into audit.entry (actor, action, subject_type, subject_id, why, before, after, request_id)
                select l.actor, l.action, l.subject_type, l.subject_id, l.why, l.before, l.after, l.request_id
                from last l, generate_series(1, :wanted)
                returning id
            )
            insert into audit.pending (entry_id)
            select id
            from added""";

    private static final String PLACE = """
            insert into audit.sequence (index, entry_id, leaf_hash)
            values (:index, - :index, :hash)""";

    private final Audit audit;
    private final Sequencer sequencer;
    private final TreeStore store;
    private final LogReading reading;
    private final LogFiles files;
    private final TrailCheck check;
    private final MeterRegistry meters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SpeedMeasure(
            Audit audit,
            Sequencer sequencer,
            TreeStore store,
            LogReading reading,
            LogFiles files,
            TrailCheck check,
            MeterRegistry meters,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.audit = audit;
        this.sequencer = sequencer;
        this.store = store;
        this.reading = reading;
        this.files = files;
        this.check = check;
        this.meters = meters;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A change as the business makes one. */
    @FunctionalInterface
    public interface Change {
        /**
         * Makes one in the transaction of the caller.
         *
         * @param thread counted from 0; two threads never change the same row
         * @param number of the change in its thread
         */
        void make(int thread, int number);
    }

    /**
     * Cost of writing.
     *
     * @param bare changes a second without entries
     * @param audited changes a second with one entry each, while the sequencer works beside
     * @param p50 milliseconds one entry takes within its transaction
     * @param p99 the same
     * @param delay seconds from an entry to the signature over it, at p99
     */
    public record Writing(double bare, double audited, double p50, double p99, double delay) {}

    /**
     * Cost of verifying.
     *
     * @param entries verified
     * @param seconds taken by verifying them
     * @param verdict what it found
     * @param sequenced entries a second that got their place before
     */
    public record Verifying(long entries, double seconds, Text verdict, double sequenced) {}

    /**
     * Cost of proofs.
     *
     * @param leaves of the tree
     * @param proofs asked for, at random places, each checked against the root
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    public record Proving(long leaves, int proofs, double p50, double p99) {}

    public Writing write(int changes, int threads, Change change) throws InterruptedException, ExecutionException {
        run(WARM_UP, threads, change, false);
        run(WARM_UP, threads, change, true);
        sequencer.round();
        Timed bare = run(changes, threads, change, false);
        Thread signing = Thread.ofVirtual().start(this::sequence);
        Timed audited = run(changes, threads, change, true);
        signing.interrupt();
        signing.join();
        sequencer.round();
        return new Writing(
                changes / bare.seconds(),
                changes / audited.seconds(),
                share(audited.nanos(), 0.5),
                share(audited.nanos(), 0.99),
                delay());
    }

    public Verifying verify(int entries) {
        long there =
                jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
        jdbc.sql(FILL).param("wanted", Math.max(0, entries - there)).update();
        long start = System.nanoTime();
        long placed = sequencer.round();
        double sequenced = placed * NANOS / (System.nanoTime() - start);
        start = System.nanoTime();
        TrailCheck.Finding finding = check.run(Optional.empty(), done -> {});
        return new Verifying(store.size(), (System.nanoTime() - start) / NANOS, finding.text(), sequenced);
    }

    /** Grows the tree by made-up hashes, as the sequencer does: full tiles, and the open leaves at its edge. */
    public Proving prove(int leaves) {
        var random = new SplittableRandom(1);
        var hasher = new Hasher();
        long size = store.size();
        var tree = new GrowingTree(store, size);
        List<Hash> open = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            while (tree.size() < leaves) {
                Hash leaf = hasher.leaf(ByteBuffer.allocate(Long.BYTES)
                        .putLong(random.nextLong())
                        .array());
                open.add(leaf);
                tree.add(leaf, (level, number, hashes, root) -> {
                    store.add(level, number, hashes, root);
                    if (level == 0) {
                        open.clear();
                    }
                });
            }
            long first = tree.size() - Math.min(open.size(), tree.size() % TilePath.FULL);
            for (long index = Math.max(first, size); index < tree.size(); index++) {
                jdbc.sql(PLACE)
                        .param("index", index)
                        .param(
                                "hash",
                                open.get((int) (index - Math.max(first, size))).bytes())
                        .update();
            }
            SignerKey key = files.signer();
            Hash root = new Tiles(store).root(tree.size());
            String note = key.sign(new Checkpoint(key.verifier().name(), tree.size(), root).text())
                    .toString();
            store.add(new TreeStore.Signed(tree.size(), root, note));
        });
        Hash root = reading.root(tree.size());
        long[] nanos = new long[PROOFS];
        for (int i = -PROOFS; i < PROOFS; i++) {
            long index = random.nextLong(tree.size());
            long start = System.nanoTime();
            InclusionProof proof = reading.inclusion(index, tree.size()).orElseThrow();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
            Hash leaf = store.hashes(0, index / TilePath.FULL).get((int) (index % TilePath.FULL));
            if (!proof.proves(leaf, root)) {
                throw new IllegalStateException("The proof of leaf " + index + " does not hold");
            }
        }
        return new Proving(tree.size(), PROOFS, share(nanos, 0.5), share(nanos, 0.99));
    }

    /** How long a run took in all, and each of its entries. */
    private record Timed(double seconds, List<Long> nanos) {}

    private Timed run(int changes, int threads, Change change, boolean isAudited)
            throws InterruptedException, ExecutionException {
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            int each = changes / threads + (thread < changes % threads ? 1 : 0);
            work.add(() -> change(number, each, change, isAudited));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            long start = System.nanoTime();
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> done : executor.invokeAll(work)) {
                nanos.addAll(done.get());
            }
            return new Timed((System.nanoTime() - start) / NANOS, nanos);
        }
    }

    private List<Long> change(int thread, int changes, Change change, boolean isAudited) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            int number = i;
            transaction.executeWithoutResult(status -> {
                change.make(thread, number);
                if (isAudited) {
                    long start = System.nanoTime();
                    audit.recordAs(
                            "measure",
                            "audit.speed.measured",
                            "thing",
                            Integer.toString(thread),
                            "",
                            Map.of("name", "made up " + (number - 1)),
                            Map.of("name", "made up " + number));
                    nanos.add(System.nanoTime() - start);
                }
            });
        }
        return nanos;
    }

    /** As the server does it. */
    private void sequence() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sequencer.round();
                Thread.sleep(GATHER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double delay() {
        return Arrays.stream(meters.get(Sequencer.DELAY).timer().takeSnapshot().percentileValues())
                .filter(value -> value.percentile() == 0.99)
                .mapToDouble(ValueAtPercentile::value)
                .map(nanos -> nanos / NANOS)
                .findFirst()
                .orElseThrow();
    }

    private static double share(List<Long> nanos, double share) {
        return share(nanos.stream().mapToLong(Long::longValue).toArray(), share);
    }

    private static double share(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / NANOS_A_MILLI;
    }
}
