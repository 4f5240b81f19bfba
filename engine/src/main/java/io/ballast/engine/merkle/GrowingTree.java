package io.ballast.engine.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows at its right edge and hands out its tiles as they fill.
 *
 * <p>One thread at a time.
 */
public final class GrowingTree {
    private static final int HEIGHT = 8;

    private final Frontier frontier;
    private final List<List<Hash>> partial = new ArrayList<>();

    /** Takes the tiles that are full. */
    @FunctionalInterface
    public interface Filled {
        /**
         * A tile of 256 hashes.
         *
         * @param root the node above them
         */
        void tile(int level, long number, List<Hash> hashes, Hash root);
    }

    /** A tree without leaves. */
    public GrowingTree() {
        this((level, number) -> List.of(), 0);
    }

    /** The tree of this size that is kept in tiles. */
    public GrowingTree(Tiles.Source source, long size) {
        this.frontier = Frontier.of(new Tiles(source), size);
        for (int level = 0; size >>> HEIGHT * level != 0; level++) {
            long hashes = size >>> HEIGHT * level;
            int open = (int) (hashes % TilePath.FULL);
            partial.add(new ArrayList<>(
                    open == 0
                            ? List.of()
                            : source.hashes(level, hashes / TilePath.FULL).subList(0, open)));
        }
    }

    public long size() {
        return frontier.size();
    }

    public Hash root() {
        return frontier.root();
    }

    /** Adds a leaf. */
    public void add(Hash leaf, Filled filled) {
        frontier.add(leaf, (level, index, hash) -> {
            if (level % HEIGHT == 0) {
                int tiles = level / HEIGHT;
                if (tiles > 0) {
                    filled.tile(tiles - 1, index, List.copyOf(partial.get(tiles - 1)), hash);
                    partial.get(tiles - 1).clear();
                }
                if (partial.size() == tiles) {
                    partial.add(new ArrayList<>());
                }
                partial.get(tiles).add(hash);
            }
        });
    }
}
