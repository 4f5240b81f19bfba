package io.ballast.server.web;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a table into a file, row by row: CSV headed by the stable keys of its columns, XLSX by their labels.
 *
 * @param <T> a row
 */
public final class TableFile<T> implements Closeable {
    private final Columns<T> columns;
    private final TableSink sink;

    private TableFile(Columns<T> columns, TableSink sink) {
        this.columns = columns;
        this.sink = sink;
    }

    /** CSV as exports write it: UTF-8 with a byte order mark, no cell that a spreadsheet would run. */
    public static <T> TableFile<T> csv(Path file, Columns<T> columns, Fmt fmt) throws IOException {
        var table = new TableFile<T>(columns, new CsvSink(new BufferedOutputStream(Files.newOutputStream(file)), fmt));
        table.sink.headings(columns.all().stream()
                .map(column -> column.key().replace('-', '_'))
                .toList());
        return table;
    }

    /** A workbook of one sheet, which takes {@link TableExport#MOST_ROWS} rows. */
    public static <T> TableFile<T> xlsx(Path file, Columns<T> columns, Fmt fmt) throws IOException {
        var table = new TableFile<T>(columns, new XlsxSink(new BufferedOutputStream(Files.newOutputStream(file)), fmt));
        table.sink.headings(
                columns.all().stream().map(column -> fmt.text(column.label())).toList());
        return table;
    }

    public void add(T row) throws IOException {
        List<Cell> cells =
                columns.all().stream().map(column -> column.cell().apply(row)).toList();
        sink.row(cells);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
