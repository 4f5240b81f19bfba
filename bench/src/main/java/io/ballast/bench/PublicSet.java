package io.ballast.bench;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Public data that models are compared on; the files lie beside the checkout. The last column is the outcome. */
enum PublicSet {
    GERMAN("german_credit.csv", Set.of()),
    AUSTRALIAN("australian_credit.csv", Set.of()),
    TAIWAN("taiwan_default.csv", Set.of("ID")),
    POLISH_1("polish_bankruptcy_1year.csv", Set.of());

    private final String file;
    private final Set<String> leftOut;

    PublicSet(String file, Set<String> leftOut) {
        this.file = file;
        this.leftOut = leftOut;
    }

    /** The whole set; a column with any text is one of categories, an empty cell is missing. */
    Sample read(Path directory) throws IOException {
        List<String[]> rows = Files.readAllLines(directory.resolve(file)).stream()
                .map(line -> line.strip().split(",", -1))
                .toList();
        String[] header = rows.getFirst();
        List<String[]> body = rows.subList(1, rows.size());
        int last = header.length - 1;
        boolean[] events = new boolean[body.size()];
        for (int row = 0; row < events.length; row++) {
            events[row] = Double.parseDouble(body.get(row)[last]) == 1;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            if (!leftOut.contains(header[i])) {
                int at = i;
                columns.add(column(header[i], body.stream().map(row -> row[at]).toArray(String[]::new)));
            }
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
}
