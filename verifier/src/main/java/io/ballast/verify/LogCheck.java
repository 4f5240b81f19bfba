package io.ballast.verify;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.GrowingTree;
import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.Hasher;
import io.ballast.engine.merkle.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Adds the entries of a log up anew and compares them with their tiles on every level and with all checkpoints at hand,
 * in memory of the size of the tree's edge.
 */
final class LogCheck {
    private static final int HEIGHT = 8;

    private final LogFolder folder;
    private final List<Checkpoint> checkpoints;
    private final long size;
    private final GrowingTree tree = new GrowingTree();
    private Optional<LogVerdict.Broken> broken = Optional.empty();
    private long sound;

    /**
     * A check that has not begun.
     *
     * @param checkpoints signed ones, at least one; the largest says how long the log is
     */
    LogCheck(LogFolder folder, List<Checkpoint> checkpoints) {
        this.folder = folder;
        this.checkpoints = checkpoints.stream()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
        this.size = this.checkpoints.getLast().size();
    }

    LogVerdict run() throws IOException {
        var hasher = new Hasher();
        compare();
        List<byte[]> entries = List.of();
        List<Hash> leaves = List.of();
        while (broken.isEmpty() && tree.size() < size) {
            long index = tree.size();
            int within = (int) (index % TilePath.FULL);
            if (within == 0) {
                entries = folder.entries(index / TilePath.FULL, size);
                leaves = folder.hashes(0, index / TilePath.FULL, size);
            }
            if (within >= entries.size() || within >= leaves.size()) {
                found(LogVerdict.Fault.MISSING, index);
            } else if (!hasher.leaf(entries.get(within)).equals(leaves.get(within))) {
                found(LogVerdict.Fault.ENTRY, index);
            } else {
                tree.add(leaves.get(within), this::compareTile);
                compare();
            }
        }
        return broken.<LogVerdict>map(found -> found)
                .orElseGet(() -> new LogVerdict.Sound(size, tree.root(), checkpoints.size()));
    }

    /** The node above a tile that is full must be what the tile above has there. */
    private void compareTile(int level, long number, List<Hash> hashes, Hash root) {
        try {
            List<Hash> above = folder.hashes(level + 1, number / TilePath.FULL, size);
            int within = (int) (number % TilePath.FULL);
            if (within >= above.size() || !above.get(within).equals(root)) {
                found(LogVerdict.Fault.TILE, number << HEIGHT * (level + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checkpoints of the size reached. What is wrong lies behind the last one that held. */
    private void compare() {
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.size() == tree.size() && !checkpoint.root().equals(tree.root())) {
                found(LogVerdict.Fault.ROOT, sound);
            } else if (checkpoint.size() == tree.size() && broken.isEmpty()) {
                sound = checkpoint.size();
            }
        }
    }

    private void found(LogVerdict.Fault fault, long index) {
        if (broken.isEmpty()) {
            broken = Optional.of(new LogVerdict.Broken(fault, index));
        }
    }
}
