package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.GrowingTree;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.SignerKey;
import io.ballast.engine.merkle.Tiles;
import io.ballast.server.web.CrashPoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives recorded entries their place in the log and signs how far the log has come. Of several servers on one database
 * one at a time does so, under a lock that ends with its transaction.
 *
 * <p>An entry waits in a queue that is written with it. A transaction that ends late puts its entry there late, and
 * it gets a later place: places follow the queue, never the ids, so that none is skipped and none has a hole before it.
 */
@Component
class Sequencer {
    /** Name of the meter that says how long entries wait for a signature. */
    static final String DELAY = "ballast.audit.merge.delay";

    static final int AT_ONCE = 5_000;
    /** Any number that nobody else locks. */
    static final long LOCK = 0x6261_6c6c_6173_74L;

    private static final String TAKE = """
            with waiting as (
                select p.entry_id
                from audit.pending p
                join audit.entry e on e.id = p.entry_id
                order by p.entry_id
                limit :most
            ), taken as (
                delete from audit.pending
                where entry_id in (select entry_id from waiting)
                returning entry_id
            )
            select %s
            from taken
            join audit.entry e on e.id = taken.entry_id
            order by e.id""".formatted(Leaf.COLUMNS);
    private static final String PLACE = "copy audit.sequence (index, entry_id, leaf_hash) from stdin";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TreeStore store;
    private final LogFiles files;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Timer delay;
    private Optional<GrowingTree> tree = Optional.empty();

    Sequencer(
            JdbcClient jdbc,
            DataSource dataSource,
            TreeStore store,
            LogFiles files,
            TransactionTemplate transactions,
            Clock clock,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.store = store;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
        this.delay = Timer.builder(DELAY)
                .description("From the writing of an entry to the signature over it")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** The log cannot go on without contradicting what it has signed. */
    static final class Contradiction extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Contradiction(String message) {
            super(message);
        }
    }

    private record Row(long id, Instant at, Hash leaf) {}

    /**
     * Sequences and signs whatever waits; nothing while another server does.
     *
     * @return entries that got a place
     * @throws Contradiction if what is stored does not go with a checkpoint signed before
     */
    synchronized long round() {
        long placed = 0;
        List<Row> batch;
        do {
            batch = sequence();
            placed += batch.size();
            if (!batch.isEmpty()) {
                CrashPoint.hit("audit.sequenced");
            }
            sign();
            Instant now = clock.instant();
            batch.forEach(row -> delay.record(Duration.between(row.at(), now)));
        } while (batch.size() == AT_ONCE);
        return placed;
    }

    /** Gives the next entries their places. */
    private List<Row> sequence() {
        GrowingTree[] grown = new GrowingTree[1];
        Optional<GrowingTree> before = tree;
        tree = Optional.empty(); // what a failed transaction has added must not stay
        List<Row> batch = transactions.execute(status -> {
            if (!isMine()) {
                return List.<Row>of();
            }
            long size = store.size();
            List<Row> rows = take();
            if (!rows.isEmpty()) {
                grown[0] = before.filter(kept -> kept.size() == size).orElseGet(() -> new GrowingTree(store, size));
                place(rows, size);
                rows.forEach(row -> grown[0].add(row.leaf(), store::add));
            }
            return rows;
        });
        tree = grown[0] == null ? before : Optional.of(grown[0]);
        return batch == null ? List.of() : batch;
    }

    private boolean isMine() {
        return Boolean.TRUE.equals(jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single());
    }

    private List<Row> take() {
        var hasher = new Hasher();
        return jdbc.sql(TAKE)
                .param("most", AT_ONCE)
                .query((row, number) ->
                        new Row(row.getLong("id"), row.getTimestamp("at").toInstant(), hasher.leaf(Leaf.bytes(row))))
                .list();
    }

    private void place(List<Row> rows, long first) {
        var lines = new StringBuilder(rows.size() * 100);
        for (int i = 0; i < rows.size(); i++) {
            lines.append(first + i)
                    .append('\t')
                    .append(rows.get(i).id())
                    .append("\t\\\\x")
                    .append(rows.get(i).leaf());
            lines.append('\n');
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(PLACE, new StringReader(lines.toString()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The places of entries could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Signs how far the log has come, after looking that it only grew since the last signature. */
    private void sign() {
        String note = transactions.execute(status -> {
            if (!isMine()) {
                return "";
            }
            long size = store.size();
            Optional<TreeStore.Signed> last = store.newest();
            if (size == last.map(TreeStore.Signed::size).orElse(0L)) {
                return "";
            }
            SignerKey key = files.signer();
            var tiles = new Tiles(store);
            Hash root = tiles.root(size);
            last.ifPresent(signed -> checkGrowth(signed, size, root, tiles, key));
            files.newest(key.verifier()).ifPresent(kept -> checkKept(kept, size, tiles));
            String written = key.sign(new Checkpoint(key.verifier().name(), size, root).text())
                    .toString();
            CrashPoint.hit("audit.signed");
            store.add(new TreeStore.Signed(size, root, written));
            CrashPoint.hit("audit.before-commit");
            return written;
        });
        if (note != null && !note.isEmpty()) {
            CrashPoint.hit("audit.committed");
            files.keep(note);
            CrashPoint.hit("audit.kept");
        }
    }

    private static void checkGrowth(TreeStore.Signed last, long size, Hash root, Tiles tiles, SignerKey key) {
        var stored = new Checkpoint(key.verifier().name(), last.size(), last.root());
        if (!Checkpoint.verified(last.note(), key.verifier()).equals(Optional.of(stored))) {
            throw new Contradiction("The checkpoint of " + last.size() + " is not signed by " + key);
        }
        if (last.size() > size || !ConsistencyProof.of(tiles, last.size(), size).proves(last.root(), root)) {
            throw new Contradiction("The log of " + size + " does not continue the checkpoint of " + last.size());
        }
    }

    private static void checkKept(Checkpoint kept, long size, Tiles tiles) {
        if (kept.size() > size || kept.size() > 0 && !tiles.root(kept.size()).equals(kept.root())) {
            throw new Contradiction("The log of " + size + " does not continue the checkpoint file of " + kept.size());
        }
    }
}
