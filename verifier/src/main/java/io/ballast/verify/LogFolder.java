package io.ballast.verify;

import io.ballast.engine.merkle.Hash;
import io.ballast.engine.merkle.TilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log as files, named as C2SP tlog-tiles names them: {@code checkpoint}, {@code tile/<L>/<N>[.p/<W>]} and
 * {@code tile/entries/<N>[.p/<W>]}.
 */
final class LogFolder {
    private static final int HEIGHT = 8;
    private static final int LENGTH_BYTES = 2;
    private static final int BYTE = 0xFF;

    private final Path folder;

    LogFolder(Path folder) {
        this.folder = folder;
    }

    /** The newest checkpoint, where the folder has one. */
    Optional<Path> checkpoint() {
        return Optional.of(folder.resolve("checkpoint")).filter(Files::isRegularFile);
    }

    /** Hashes of a tile in a tree of a size, as many as there should be or fewer; none where there is no file. */
    List<Hash> hashes(int level, long number, long size) throws IOException {
        Optional<byte[]> found = read(TilePath.Kind.HASHES, level, number, size);
        List<Hash> hashes = new ArrayList<>();
        byte[] bytes = found.orElse(new byte[0]);
        for (int at = 0; at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.of(bytes, at));
        }
        return hashes;
    }

    /** Entries below a tile of leaf hashes, up to the first one that is not whole. */
    List<byte[]> entries(long number, long size) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        byte[] bytes = read(TilePath.Kind.ENTRIES, 0, number, size).orElse(new byte[0]);
        int at = 0;
        while (at + LENGTH_BYTES <= bytes.length) {
            int length = (bytes[at] & BYTE) << HEIGHT | bytes[at + 1] & BYTE;
            int end = at + LENGTH_BYTES + length;
            if (end > bytes.length) {
                break;
            }
            entries.add(java.util.Arrays.copyOfRange(bytes, at + LENGTH_BYTES, end));
            at = end;
        }
        return entries;
    }

    /** The file of the width that a tree of this size has; else the full one, of which the first part is the same. */
    private Optional<byte[]> read(TilePath.Kind kind, int level, long number, long size) throws IOException {
        long there = (size >>> HEIGHT * level) - number * TilePath.FULL;
        if (there <= 0) {
            return Optional.empty();
        }
        for (int width : new int[] {(int) Math.min(there, TilePath.FULL), TilePath.FULL}) {
            Path file = folder.resolve("tile").resolve(new TilePath(kind, level, number, width).toString());
            if (Files.isRegularFile(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        }
        return Optional.empty();
    }
}
