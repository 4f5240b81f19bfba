package io.ballast.engine.merkle;

import java.util.Arrays;

/**
 * A tree that grows by one leaf after the other and remembers only its right edge: the roots of the full subtrees that
 * the bits of its size name. A leaf costs two hashes on average, a root at most 63.
 *
 * <p>One thread at a time.
 */
public final class Frontier {
    private static final int HIGHEST = 63;

    private final Hasher hasher = new Hasher();
    private final Hash[] edge = new Hash[HIGHEST];
    private long size;

    /** Told of every node that is final, from the lowest up; a leaf is a node of level 0. */
    @FunctionalInterface
    public interface Completed {
        void node(int level, long index, Hash hash);
    }

    /** A tree without leaves. */
    public Frontier() {
        Arrays.fill(edge, Hasher.EMPTY_ROOT);
    }

    /** The edge of a tree that is kept elsewhere. */
    public static Frontier of(Nodes nodes, long size) {
        var frontier = new Frontier();
        for (int level = 0; level < HIGHEST; level++) {
            if ((size >>> level & 1) == 1) {
                frontier.edge[level] = nodes.node(level, (size >>> level) - 1);
            }
        }
        frontier.size = size;
        return frontier;
    }

    public long size() {
        return size;
    }

    /** Adds a leaf. */
    public void add(Hash leaf, Completed completed) {
        Hash hash = leaf;
        int level = 0;
        completed.node(0, size, hash);
        while ((size >>> level & 1) == 1) {
            hash = hasher.node(edge[level], hash);
            level++;
            completed.node(level, size >>> level, hash);
        }
        edge[level] = hash;
        size++;
    }

    /** Adds a leaf of which nobody wants to know more than the root. */
    public void add(Hash leaf) {
        add(leaf, (level, index, hash) -> {});
    }

    /** The root of all leaves so far. */
    public Hash root() {
        if (size == 0) {
            return Hasher.EMPTY_ROOT;
        }
        int level = Long.numberOfTrailingZeros(size);
        Hash hash = edge[level];
        for (level++; size >>> level != 0; level++) {
            if ((size >>> level & 1) == 1) {
                hash = hasher.node(edge[level], hash);
            }
        }
        return hash;
    }
}
