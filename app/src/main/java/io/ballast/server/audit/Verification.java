package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.GrowingTree;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.server.audit.Verdict.Broken;
import io.ballast.server.audit.Verdict.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the log from the rows of the trail and compares it with everything that was stored of it: leaf hashes,
 * tiles, all checkpoints, and checkpoints kept outside. Runs in the transaction of the caller, in memory of the size of
 * the tree's edge.
 */
final class Verification {
    private static final String ROWS = """
            select s.index, s.entry_id, s.leaf_hash, %s
            from audit.sequence s
            left join audit.entry e on e.id = s.entry_id
            order by s.index""".formatted(Leaf.COLUMNS);
    private static final String CHECKPOINTS = """
            select size, root, note
            from audit.checkpoint
            order by size""";
    private static final String UNPLACED = """
            select e.id, (select count(*) from audit.sequence s where s.entry_id < e.id) as index
            from audit.entry e
            where not exists (select 1 from audit.sequence s where s.entry_id = e.id)
              and not exists (select 1 from audit.pending p where p.entry_id = e.id)
            order by e.id
            limit 1""";
    private static final String LOST = """
            select p.entry_id
            from audit.pending p
            where not exists (select 1 from audit.entry e where e.id = p.entry_id)
            order by p.entry_id
            limit 1""";
    private static final String PEOPLE = """
            select token, sealed
            from audit.person
            where sealed is not null
            order by token""";
    private static final String FIRST_OF_TOKEN = """
            select coalesce(min(s.index), 0)
            from audit.sequence s
            join audit.entry e on e.id = s.entry_id
            where :token in (e.actor, e.subject_id)
               or strpos(e.before::text, :token) > 0
               or strpos(e.after::text, :token) > 0""";
    private static final int FETCH = 1_000;

    /** Rows that are read before the first of them is compared, so that reading and hashing go on side by side. */
    private static final int AHEAD = 500;

    private final JdbcClient jdbc;
    private final VerifierKey key;
    private final People people;
    private final TreeStore store;
    private final GrowingTree tree = new GrowingTree();
    private Optional<Broken> broken = Optional.empty();
    private long checkpoints;
    private long signed;

    Verification(JdbcClient jdbc, VerifierKey key, People people) {
        this.jdbc = jdbc;
        this.key = key;
        this.people = people;
        this.store = new TreeStore(jdbc);
    }

    private record Row(long index, long entry, Hash stored, Future<Optional<Hash>> computed) {}

    /**
     * Looks at everything, and stops at the first place that is wrong.
     *
     * @param kept checkpoints from outside the database, signed by the key
     * @param done told now and then how many entries were looked at
     */
    Verdict run(List<Checkpoint> kept, LongConsumer done) {
        var hasher = new Hasher();
        try (ExecutorService hashing = Executors.newSingleThreadExecutor();
                Stream<Row> rows =
                        jdbc.sql(ROWS).withFetchSize(FETCH).query((row, number) -> row(row, hashing, hasher)).stream();
                Stream<TreeStore.Signed> stored =
                        jdbc.sql(CHECKPOINTS).withFetchSize(FETCH).query(Verification::checkpoint).stream()) {
            Iterator<TreeStore.Signed> next = stored.iterator();
            Optional<TreeStore.Signed> ahead = after(next);
            List<Hash> tile = List.of();
            Iterator<Row> each = rows.iterator();
            Deque<Row> read = new ArrayDeque<>();
            while (broken.isEmpty() && (each.hasNext() || !read.isEmpty())) {
                while (read.size() < AHEAD && each.hasNext()) {
                    read.add(each.next());
                }
                if (tree.size() % TilePath.FULL == 0) {
                    tile = store.hashes(0, tree.size() / TilePath.FULL);
                    done.accept(tree.size());
                }
                add(read.remove(), tile);
                while (broken.isEmpty() && ahead.isPresent() && ahead.get().size() == tree.size()) {
                    check(ahead.get());
                    ahead = after(next);
                }
                kept.forEach(this::checkOutside);
            }
            if (broken.isEmpty()) {
                ahead.ifPresent(beyond -> cut(beyond.size()));
            }
        }
        kept.stream()
                .filter(outside -> outside.size() > tree.size())
                .findFirst()
                .ifPresent(outside -> cut(outside.size()));
        if (broken.isEmpty()) {
            checkRest();
        }
        return broken.<Verdict>map(found -> found)
                .orElseGet(() -> new Verdict.Sound(
                        tree.size(),
                        signed,
                        jdbc.sql("select count(*) from audit.pending")
                                .query(Long.class)
                                .single(),
                        checkpoints,
                        tree.root(),
                        people.isReadable()));
    }

    /** The leaf is computed beside the reading of the rows behind it. */
    private static Row row(ResultSet row, ExecutorService hashing, Hasher hasher) throws SQLException {
        boolean isThere = row.getString("actor") != null;
        Future<Optional<Hash>> computed = CompletableFuture.completedFuture(Optional.empty());
        if (isThere) {
            Leaf.Stored entry = Leaf.Stored.of(row);
            computed = hashing.submit(() -> Optional.of(hasher.leaf(entry.bytes())));
        }
        return new Row(row.getLong("index"), row.getLong("entry_id"), Hash.of(row.getBytes("leaf_hash")), computed);
    }

    private static TreeStore.Signed checkpoint(ResultSet row, int number) throws SQLException {
        return new TreeStore.Signed(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note"));
    }

    private static Optional<TreeStore.Signed> after(Iterator<TreeStore.Signed> next) {
        return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
    }

    private void add(Row row, List<Hash> tile) {
        Optional<Hash> computed = computed(row);
        long index = tree.size();
        int within = (int) (index % TilePath.FULL);
        if (row.index() != index) {
            found(Fault.DELETED, index, "place " + index);
        } else if (computed.isEmpty()) {
            found(Fault.DELETED, index, "entry " + row.entry());
        } else if (!computed.get().equals(row.stored())) {
            found(Fault.EDITED, index, "entry " + row.entry());
        } else if (within >= tile.size() || !tile.get(within).equals(row.stored())) {
            found(Fault.REPLACED, index, "entry " + row.entry());
        } else {
            tree.add(row.stored(), this::checkTile);
        }
    }

    private static Optional<Hash> computed(Row row) {
        try {
            return row.computed().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while verifying", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Entry " + row.entry() + " cannot be read", e);
        }
    }

    private void checkTile(int level, long number, List<Hash> hashes, Hash root) {
        boolean isSame = store.hashes(level, number).equals(hashes)
                && store.root(level, number).equals(Optional.of(root));
        if (!isSame) {
            long leaves = new TilePath(TilePath.Kind.HASHES, level, number, TilePath.FULL).leavesOfOne();
            found(Fault.TILE, number * TilePath.FULL * leaves, "tile " + level + "/" + number);
        }
    }

    private void check(TreeStore.Signed stored) {
        checkpoints++;
        var said = new Checkpoint(key.name(), stored.size(), stored.root());
        if (!Checkpoint.verified(stored.note(), key).equals(Optional.of(said))) {
            found(Fault.CHECKPOINT, signed, "checkpoint " + stored.size());
        } else if (!stored.root().equals(tree.root())) {
            found(Fault.REPLACED, signed, "checkpoint " + stored.size());
        } else {
            signed = stored.size();
        }
    }

    private void checkOutside(Checkpoint kept) {
        if (kept.size() == tree.size() && !kept.root().equals(tree.root())) {
            found(Fault.REPLACED, signed, "checkpoint " + kept.size());
        }
    }

    /** Signed once, and no longer there. */
    private void cut(long size) {
        found(Fault.TRUNCATED, tree.size(), "checkpoint " + size);
    }

    /** What no place in the log leads to. */
    private void checkRest() {
        jdbc.sql(UNPLACED)
                .query((row, number) -> new Broken(Fault.INSERTED, row.getLong("index"), "entry " + row.getLong("id")))
                .optional()
                .ifPresent(this::found);
        jdbc.sql(LOST)
                .query(Long.class)
                .optional()
                .ifPresent(entry -> found(Fault.DELETED, tree.size(), "entry " + entry));
        if (people.isReadable()) {
            checkPeople();
        }
    }

    private void checkPeople() {
        try (Stream<String> changed = jdbc
                .sql(PEOPLE)
                .withFetchSize(FETCH)
                .query((row, number) -> isWhole(row) ? "" : row.getString("token"))
                .stream()) {
            changed.filter(token -> !token.isEmpty())
                    .findFirst()
                    .ifPresent(token -> found(
                            Fault.PERSON,
                            jdbc.sql(FIRST_OF_TOKEN)
                                    .param("token", token)
                                    .query(Long.class)
                                    .single(),
                            token));
        }
    }

    /** Whether the value is the one its token was made of; one that was moved or changed does not even open. */
    private boolean isWhole(ResultSet row) throws SQLException {
        try {
            return people.person(row).token().equals(row.getString("token"));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void found(Fault fault, long index, String detail) {
        found(new Broken(fault, index, detail));
    }

    private void found(Broken found) {
        if (broken.isEmpty()) {
            broken = Optional.of(found);
        }
    }
}
