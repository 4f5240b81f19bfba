package io.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Figures, written one by one, so that those of a run cut short are not lost.
 *
 * @param file where they are added
 * @param size of the books they are about
 */
record Figures(Path file, BookSize size) {
    /** Adds a line, after the time in UTC and the size. */
    void line(String text) throws IOException {
        String line = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "  " + size + "  " + text;
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds the time something took for all customers. */
    void seconds(String what, double seconds) throws IOException {
        line("%s: %.2f s, %.0f customers/s".formatted(what, seconds, size.customers() / seconds));
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The smallest value that at least this share of the values does not exceed; of at least one value. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}
