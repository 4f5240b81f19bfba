package io.ballast.server.audit;

import io.ballast.engine.merkle.ConsistencyProof;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.InclusionProof;
import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.Tiles;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log for those who check it: nothing beyond the newest checkpoint is ever shown. */
@Component
class LogReading {
    private static final String LEAVES = """
            select s.index, %s
            from audit.sequence s
            join audit.entry e on e.id = s.entry_id
            where s.index >= :from and s.index < :to
            order by s.index""".formatted(Leaf.COLUMNS);
    private static final String CHECKPOINTS = """
            select size, root, signed_at
            from audit.checkpoint
            order by size desc
            limit :limit""";
    /** An entry bundle writes the length of an entry in two bytes. */
    private static final int LONGEST_ENTRY = 0xFFFF;

    private final JdbcClient jdbc;
    private final TreeStore store;

    LogReading(JdbcClient jdbc, TreeStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The newest checkpoint, as signed. */
    Optional<TreeStore.Signed> checkpoint() {
        return store.newest();
    }

    /**
     * A checkpoint and when it was signed.
     *
     * @param size entries it covers
     * @param root of them
     * @param signedAt by the clock of the database
     */
    public record Dated(long size, Hash root, Instant signedAt) {}

    /** The newest checkpoints, the newest first. */
    List<Dated> checkpoints(int limit) {
        return jdbc.sql(CHECKPOINTS)
                .param("limit", limit)
                .query((row, number) -> new Dated(
                        row.getLong("size"),
                        Hash.of(row.getBytes("root")),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    /** The checkpoint of a size, as signed. */
    Optional<String> checkpoint(long size) {
        return jdbc.sql("select note from audit.checkpoint where size = :size")
                .param("size", size)
                .query(String.class)
                .optional();
    }

    private long signed() {
        return store.newest().map(TreeStore.Signed::size).orElse(0L);
    }

    /** A tile as its bytes; nothing unless a checkpoint covers it, and nothing for entries too long for a bundle. */
    Optional<byte[]> tile(TilePath path) {
        if (!path.isWithin(signed())) {
            return Optional.empty();
        }
        return path.kind() == TilePath.Kind.ENTRIES ? bundle(path) : Optional.of(hashes(path));
    }

    private byte[] hashes(TilePath path) {
        var bytes = new ByteArrayOutputStream(path.width() * Hash.BYTES);
        List<Hash> hashes = store.hashes(path.level(), path.number());
        hashes.subList(0, path.width()).forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    private Optional<byte[]> bundle(TilePath path) {
        long from = path.number() * TilePath.FULL;
        var bytes = new ByteArrayOutputStream();
        for (byte[] leaf : leaves(from, from + path.width())) {
            if (leaf.length > LONGEST_ENTRY) {
                return Optional.empty();
            }
            bytes.write(leaf.length >>> 8);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return Optional.of(bytes.toByteArray());
    }

    private List<byte[]> leaves(long from, long to) {
        return jdbc.sql(LEAVES)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> Leaf.bytes(row))
                .list();
    }

    /** The proof of a leaf in the tree of a size; nothing beyond the newest checkpoint. */
    Optional<InclusionProof> inclusion(long index, long size) {
        boolean isThere = index >= 0 && index < size && size <= signed();
        return isThere ? Optional.of(InclusionProof.of(new Tiles(store), index, size)) : Optional.empty();
    }

    /** The proof of growth between two sizes; nothing beyond the newest checkpoint. */
    Optional<ConsistencyProof> consistency(long from, long to) {
        boolean isThere = from > 0 && from <= to && to <= signed();
        return isThere ? Optional.of(ConsistencyProof.of(new Tiles(store), from, to)) : Optional.empty();
    }

    /** The root of the first leaves. */
    Hash root(long size) {
        return new Tiles(store).root(size);
    }

    /** The receipt of an entry, against the newest checkpoint; nothing while it is not signed. */
    Optional<Receipt> receipt(long entry) {
        Optional<Long> index = jdbc.sql("select index from audit.sequence where entry_id = :entry")
                .param("entry", entry)
                .query(Long.class)
                .optional();
        Optional<TreeStore.Signed> newest = store.newest();
        if (index.isEmpty() || newest.isEmpty() || index.get() >= newest.get().size()) {
            return Optional.empty();
        }
        long place = index.get();
        InclusionProof proof =
                InclusionProof.of(new Tiles(store), place, newest.get().size());
        return leaves(place, place + 1).stream()
                .findFirst()
                .map(leaf -> new Receipt(
                        Base64.getEncoder().encodeToString(leaf),
                        place,
                        proof.path(),
                        newest.get().note()));
    }
}
