package io.ballast.engine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Public data that lie beside the checkout and are never part of it: in {@code ../shared/data}, or where
 * {@code BALLAST_SHARED_DATA} says.
 */
public final class PublicData {
    private PublicData() {}

    /** The text of a file, or a loud skip of the test where it is absent. */
    public static String require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.isReadable(path), () -> "SKIPPED: " + relative + " is not there; set BALLAST_SHARED_DATA");
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of models/ whose last column is 1 for the bad outcome; a column with any text is one of categories. */
    public static Sample sample(String file) {
        List<String[]> rows = require("models/" + file)
                .lines()
                .map(line -> line.strip().split(",", -1))
                .toList();
        String[] header = rows.getFirst();
        List<String[]> body = rows.subList(1, rows.size());
        boolean[] events = new boolean[body.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = Double.parseDouble(body.get(row)[header.length - 1]) == 1;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.length - 1; i++) {
            int at = i;
            columns.add(column(header[i], body.stream().map(row -> row[at]).toArray(String[]::new)));
        }
        return new Sample(columns, events);
    }

    private static Column column(String name, String[] cells) {
        boolean isNumber = Arrays.stream(cells).allMatch(cell -> cell.matches("|-?[0-9.]+([eE][-+]?[0-9]+)?"));
        if (isNumber) {
            return new NumberColumn(
                    name,
                    Arrays.stream(cells)
                            .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                            .toArray());
        }
        List<String> categories = List.copyOf(new LinkedHashSet<>(Arrays.asList(cells)));
        return new CategoryColumn(
                name,
                categories,
                Arrays.stream(cells).mapToInt(categories::indexOf).toArray());
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("BALLAST_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> checkout().resolveSibling("shared").resolve("data"));
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.resolve("..").normalize();
    }
}
