package io.ballast.engine.merkle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a tree, from tiles: 256 hashes of one level side by side, with eight levels of the tree in each. What
 * was read once is kept; make one for each question.
 *
 * <p>One thread at a time.
 */
public final class Tiles implements Nodes {
    private static final int HEIGHT = 8;

    private final Source source;
    private final Hasher hasher = new Hasher();
    private final Map<Place, List<Hash>> read = new HashMap<>();

    /** Where tiles are kept. */
    @FunctionalInterface
    public interface Source {
        /** The hashes of a tile, as many as there are, at most 256. */
        List<Hash> hashes(int level, long number);
    }

    private record Place(int level, long number) {}

    public Tiles(Source source) {
        this.source = source;
    }

    @Override
    public Hash node(int level, long index) {
        int within = level % HEIGHT;
        long first = index << within;
        List<Hash> tile = read.computeIfAbsent(
                new Place(level / HEIGHT, first / TilePath.FULL),
                place -> List.copyOf(source.hashes(place.level(), place.number())));
        int from = (int) (first % TilePath.FULL);
        int to = from + (1 << within);
        if (tile.size() < to) {
            throw new IllegalStateException("Tile " + level / HEIGHT + "/" + first / TilePath.FULL + " has "
                    + tile.size() + " hashes, and the node needs " + to);
        }
        return root(tile.subList(from, to));
    }

    /** A power of two of hashes. */
    private Hash root(List<Hash> hashes) {
        int half = hashes.size() / 2;
        return half == 0
                ? hashes.getFirst()
                : hasher.node(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    /** The root of the first leaves of the tree. */
    public Hash root(long size) {
        return size == 0 ? Hasher.EMPTY_ROOT : new Subtree(0, size).root(this, hasher);
    }
}
