package io.ballast.engine.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves from one to another, split as RFC 6962 splits a tree: at the largest power of two below their number.
 * The first leaf is a multiple of the split, so that the left part is always a full subtree.
 *
 * @param from first leaf
 * @param to the leaf behind the last
 */
record Subtree(long from, long to) {
    Subtree {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("No leaves from " + from + " to " + to);
        }
    }

    long width() {
        return to - from;
    }

    /** Where it is split; at least 2 leaves. */
    long middle() {
        return from + Long.highestOneBit(width() - 1);
    }

    Subtree left() {
        return new Subtree(from, middle());
    }

    Subtree right() {
        return new Subtree(middle(), to);
    }

    Hash root(Nodes nodes, Hasher hasher) {
        if (Long.bitCount(width()) == 1) {
            int level = Long.numberOfTrailingZeros(width());
            return nodes.node(level, from >>> level);
        }
        return hasher.node(left().root(nodes, hasher), right().root(nodes, hasher));
    }

    /** The siblings on the way from a leaf to the root, lowest first: PATH of RFC 6962, 2.1.1. */
    List<Hash> path(long leaf, Nodes nodes, Hasher hasher) {
        var siblings = new ArrayList<Hash>();
        Subtree here = this;
        while (here.width() > 1) {
            boolean isLeft = leaf < here.middle();
            siblings.add((isLeft ? here.right() : here.left()).root(nodes, hasher));
            here = isLeft ? here.left() : here.right();
        }
        return siblings.reversed();
    }

    /** What leads from the root of the first leaves to the root of all, lowest first: SUBPROOF of RFC 6962, 2.1.2. */
    List<Hash> growth(long size, Nodes nodes, Hasher hasher) {
        var siblings = new ArrayList<Hash>();
        Subtree here = this;
        boolean isKnown = true;
        while (here.to() != size) {
            boolean isLeft = size <= here.middle();
            siblings.add((isLeft ? here.right() : here.left()).root(nodes, hasher));
            here = isLeft ? here.left() : here.right();
            isKnown &= isLeft;
        }
        if (!isKnown) {
            siblings.add(here.root(nodes, hasher));
        }
        return siblings.reversed();
    }
}
