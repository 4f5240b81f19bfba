package io.ballast.engine.merkle;

/** Where the nodes of a tree are found. */
@FunctionalInterface
public interface Nodes {
    /**
     * The root of a full subtree.
     *
     * @param level its height: 0 for a leaf
     * @param index its place among the full subtrees of that height, from the left; it covers the leaves from
     *     {@code index * 2^level} up to, and without, {@code (index + 1) * 2^level}
     * @throws IllegalStateException if it is not there
     */
    Hash node(int level, long index);
}
