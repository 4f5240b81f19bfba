package io.ballast.server.connectors;

import io.ballast.server.staging.Rejection;
import io.ballast.server.web.CsvLine;
import io.ballast.server.web.FormulaGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the bad rows of a file as CSV with the reason beside each, in one pass over the file: rejections must arrive
 * in the order of their rows. UTF-8 with a byte order mark, so that spreadsheets read it; a cell that a spreadsheet
 * would run as a formula begins with an apostrophe.
 */
final class BadRowFile implements AutoCloseable {
    private final BufferedWriter out;
    private final RowReader rows;
    private final Function<String, String> reason;
    private final CellRow row = new CellRow();

    private BadRowFile(BufferedWriter out, RowReader rows, Function<String, String> reason) {
        this.out = out;
        this.rows = rows;
        this.reason = reason;
    }

    /**
     * Begins the file with the header of the original.
     *
     * @param reason a rule in words
     */
    static BadRowFile create(Path path, TabularFile original, Function<String, String> reason) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var file =
                new BadRowFile(Files.newBufferedWriter(path, StandardCharsets.UTF_8), original.rows(_ -> {}), reason);
        file.out.write('\uFEFF');
        if (file.rows.next(file.row)) {
            file.write(file.row.raw(), List.of("行号 row", "字段 field", "内容 value", "错误原因 error"));
        }
        return file;
    }

    void add(Rejection rejection) {
        try {
            while (row.number() < rejection.row()) {
                if (!rows.next(row)) {
                    throw new IllegalStateException("The file has no row " + rejection.row() + " any more");
                }
            }
            write(
                    row.raw(),
                    List.of(
                            Long.toString(rejection.row()),
                            rejection.field(),
                            rejection.value(),
                            reason.apply(rejection.rule())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> original, List<String> added) throws IOException {
        out.write(CsvLine.of(Stream.concat(original.stream(), added.stream())
                .map(cell -> isNumber(cell) ? cell : FormulaGuard.guarded(cell))
                .toList()));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9][0-9., ]*");
    }

    @Override
    public void close() throws IOException {
        try (rows;
                out) {
            out.flush();
        }
    }
}
