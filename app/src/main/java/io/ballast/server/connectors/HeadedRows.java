package io.ballast.server.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a file of rows under a heading for another module: delimited text or a workbook, its form told by itself. */
public final class HeadedRows {
    private HeadedRows() {}

    /** Takes what is read, in its order. */
    public interface Sink {
        /** The names of the columns, without spaces around them. */
        void heading(List<String> names);

        /**
         * A row that is not blank.
         *
         * @param number row of the file, the heading is 1
         * @param cells one for each name, empty where the row is shorter, without spaces around them
         */
        void row(long number, List<String> cells);
    }

    /**
     * Reads a file to its end.
     *
     * @throws RefusedFile if it cannot be read, or a row has more cells than the heading
     */
    public static void read(Path file, Sink sink) throws IOException {
        CellRow row = new CellRow();
        try (RowReader rows = open(file).rows(_ -> {})) {
            if (!rows.next(row)) {
                throw new RefusedFile("empty_file", "");
            }
            List<String> names = row.raw().stream().map(String::strip).toList();
            sink.heading(names);
            while (rows.next(row)) {
                if (row.size() > names.size() && !row.isBlank()) {
                    throw new RefusedFile("too_many_cells", Long.toString(row.number()));
                }
                if (!row.isBlank()) {
                    sink.row(row.number(), cells(row, names.size()));
                }
            }
        }
    }

    private static List<String> cells(CellRow row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> row.raw(column).strip())
                .toList();
    }

    private static TabularFile open(Path file) throws IOException {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            ZipGate.check(file);
            return new TabularFile.Workbook(file, Optional.empty());
        }
        return new TabularFile.DelimitedText(file, TabularFile.form(file, TextChoice.NONE));
    }
}
