package io.ballast.engine.merkle;

import java.util.List;

/**
 * That a leaf is at its place in a tree: RFC 9162, section 2.1.3. It says nothing of who vouches for the root.
 *
 * @param index of the leaf, from 0
 * @param size leaves of the tree
 * @param path siblings on the way up, lowest first; at most 63 for any tree
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The proof of one leaf.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static InclusionProof of(Nodes nodes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
        }
        return new InclusionProof(index, size, new Subtree(0, size).path(index, nodes, new Hasher()));
    }

    /** Whether it leads from this leaf to this root. Takes anything, and refuses what makes no sense. */
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var hasher = new Hasher();
        long place = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = hasher.node(sibling, hash);
                // a last node without a right sibling stands in for its parents, up to where it has a left one
                int lone = place == 0 ? 0 : Long.numberOfTrailingZeros(place);
                place >>>= lone;
                last >>>= lone;
            } else {
                hash = hasher.node(hash, sibling);
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
