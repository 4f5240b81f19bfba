package io.ballast.server.audit;

import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.TilePath;
import io.ballast.engine.merkle.Tiles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tree as PostgreSQL keeps it: full tiles as such, and the hashes right of them where they already are, leaf hashes
 * in the sequence and roots with the tiles they crown. So nothing that is written is ever written again.
 */
@Component
class TreeStore implements Tiles.Source {
    private static final String FULL = """
            select hashes
            from audit.tile
            where level = :level and number = :number""";
    private static final String LEAVES = """
            select leaf_hash
            from audit.sequence
            where index >= :from and index < :to
            order by index""";
    private static final String ROOTS = """
            select root
            from audit.tile
            where level = :level and number >= :from and number < :to
            order by number""";
    private static final String ADD_TILE = """
            insert into audit.tile (level, number, hashes, root)
            values (:level, :number, :hashes, :root)""";
    private static final String NEWEST = """
            select size, root, note
            from audit.checkpoint
            order by size desc
            limit 1""";
    private static final String ADD_CHECKPOINT = """
            insert into audit.checkpoint (size, root, note)
            values (:size, :root, :note)""";

    private final JdbcClient jdbc;

    TreeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A checkpoint as stored. */
    record Signed(long size, Hash root, String note) {}

    /** Entries that have a place. */
    long size() {
        return jdbc.sql("select coalesce(max(index) + 1, 0) from audit.sequence")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Hash> hashes(int level, long number) {
        Optional<byte[]> full = jdbc.sql(FULL)
                .param("level", level)
                .param("number", number)
                .query((row, at) -> row.getBytes(1))
                .optional();
        if (full.isPresent()) {
            return split(full.get());
        }
        JdbcClient.StatementSpec partial =
                level == 0 ? jdbc.sql(LEAVES) : jdbc.sql(ROOTS).param("level", level - 1);
        return partial.param("from", number * TilePath.FULL)
                .param("to", (number + 1) * TilePath.FULL)
                .query((row, at) -> Hash.of(row.getBytes(1)))
                .list();
    }

    /** The node above a full tile. */
    Optional<Hash> root(int level, long number) {
        return jdbc.sql("select root from audit.tile where level = :level and number = :number")
                .param("level", level)
                .param("number", number)
                .query((row, at) -> Hash.of(row.getBytes(1)))
                .optional();
    }

    static List<Hash> split(byte[] hashes) {
        var split = new ArrayList<Hash>();
        for (int from = 0; from < hashes.length; from += Hash.BYTES) {
            split.add(Hash.of(hashes, from));
        }
        return split;
    }

    void add(int level, long number, List<Hash> hashes, Hash root) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Hash.BYTES);
        hashes.forEach(hash -> hash.writeTo(bytes));
        jdbc.sql(ADD_TILE)
                .param("level", level)
                .param("number", number)
                .param("hashes", bytes.array())
                .param("root", root.bytes())
                .update();
    }

    Optional<Signed> newest() {
        return jdbc.sql(NEWEST)
                .query((row, at) ->
                        new Signed(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note")))
                .optional();
    }

    void add(Signed checkpoint) {
        jdbc.sql(ADD_CHECKPOINT)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", checkpoint.note())
                .update();
    }
}
