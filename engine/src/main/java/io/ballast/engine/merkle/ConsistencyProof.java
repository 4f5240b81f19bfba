package io.ballast.engine.merkle;

import java.util.List;

/**
 * That a tree is an earlier one with leaves added, nothing changed and nothing taken away: RFC 9162, section 2.1.4.
 *
 * @param from leaves of the earlier tree, at least 1
 * @param to leaves of the later tree
 * @param path nodes that lead to both roots, lowest first
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * The proof between two sizes of one log.
     *
     * @throws IllegalArgumentException unless {@code 0 < from <= to}: everything is consistent with nothing
     */
    public static ConsistencyProof of(Nodes nodes, long from, long to) {
        if (from <= 0 || from > to) {
            throw new IllegalArgumentException("No growth from " + from + " to " + to);
        }
        return new ConsistencyProof(from, to, new Subtree(0, to).growth(from, nodes, new Hasher()));
    }

    /** Whether it leads to both roots. Takes anything, and refuses what makes no sense. */
    public boolean proves(Hash earlier, Hash later) {
        if (from == to) {
            return path.isEmpty() && earlier.equals(later) && (to > 0 || to == 0 && earlier.equals(Hasher.EMPTY_ROOT));
        }
        if (from <= 0 || from > to || path.isEmpty()) {
            return false;
        }
        return Long.bitCount(from) == 1
                ? leads(earlier, path, earlier, later)
                : leads(path.getFirst(), path.subList(1, path.size()), earlier, later);
    }

    private boolean leads(Hash start, List<Hash> siblings, Hash earlier, Hash later) {
        var hasher = new Hasher();
        int full = Long.numberOfTrailingZeros(from);
        long place = (from - 1) >>> full;
        long last = (to - 1) >>> full;
        Hash old = start;
        Hash grown = start;
        for (Hash sibling : siblings) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                old = hasher.node(sibling, old);
                grown = hasher.node(sibling, grown);
                int lone = place == 0 ? 0 : Long.numberOfTrailingZeros(place);
                place >>>= lone;
                last >>>= lone;
            } else {
                grown = hasher.node(grown, sibling);
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 && old.equals(earlier) && grown.equals(later);
    }
}
