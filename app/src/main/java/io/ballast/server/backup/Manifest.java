package io.ballast.server.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself before its content.
 *
 * @param format of the file, {@link #FORMAT}
 * @param madeAt moment whose state it holds
 * @param shape the tables
 * @param sequences last numbers given, by name of the sequence
 * @param keysLeftOut names of the files with keys that were not copied and are needed beside it
 */
record Manifest(int format, Instant madeAt, Shape shape, Map<String, Long> sequences, List<String> keysLeftOut) {
    static final int FORMAT = 1;

    Manifest {
        sequences = Map.copyOf(sequences);
        keysLeftOut = List.copyOf(keysLeftOut);
    }
}
