package io.ballast.server.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ExcelReaderException;

/**
 * What can be told of a file by looking at it.
 *
 * @param form how a text file is written; empty for a workbook
 * @param sheets names of the visible sheets of a workbook
 * @param header cells of the first row
 * @param sample cells of the first rows below it
 */
record Inspection(Optional<TextForm> form, List<String> sheets, List<String> header, List<List<String>> sample) {
    private static final int SAMPLE_ROWS = 5;
    private static final int MOST_SHEETS = 100;
    private static final int LONGEST_SHOWN = 60;

    Inspection {
        sheets = List.copyOf(sheets);
        header = List.copyOf(header);
        sample = List.copyOf(sample);
    }

    /** @throws RefusedFile if it cannot be read safely, or is empty */
    static Inspection of(Path path, Optional<String> sheet, TextChoice said) throws IOException {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            TextForm form = TabularFile.form(path, said);
            return of(new TabularFile.DelimitedText(path, form), Optional.of(form), List.of());
        }
        ZipGate.check(path);
        try {
            List<String> sheets = WorkbookReader.visibleSheets(path).stream()
                    .limit(MOST_SHEETS)
                    .toList();
            return of(new TabularFile.Workbook(path, sheet.filter(sheets::contains)), Optional.empty(), sheets);
        } catch (ExcelReaderException e) {
            throw new RefusedFile("damaged_workbook", String.valueOf(e.getMessage()));
        }
    }

    private static Inspection of(TabularFile file, Optional<TextForm> form, List<String> sheets) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        CellRow row = new CellRow();
        try (RowReader reader = file.rows(_ -> {})) {
            while (rows.size() <= SAMPLE_ROWS && reader.next(row)) {
                rows.add(row.raw());
            }
        }
        if (rows.isEmpty()) {
            throw new RefusedFile("empty_file", "");
        }
        return new Inspection(
                form, sheets, rows.getFirst().stream().map(Inspection::shown).toList(), rows.subList(1, rows.size()));
    }

    /** A header without the mark that some programs write before the first one. */
    private static String shown(String header) {
        return header.replace("\uFEFF", "").strip();
    }

    /** The same with no more of its cells than a page shows. */
    Inspection shortened() {
        return new Inspection(
                form,
                sheets,
                header,
                sample.stream()
                        .map(cells -> cells.stream()
                                .map(cell -> cell.substring(0, Math.min(cell.length(), LONGEST_SHOWN + 1)))
                                .toList())
                        .toList());
    }

    /** What stands in a column of the sample, for a look: at most three values that are not empty. */
    String sampleOf(String name) {
        int column = header.indexOf(name);
        List<String> values = sample.stream()
                .filter(cells -> column >= 0 && column < cells.size())
                .map(cells -> cells.get(column).strip())
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(3)
                .toList();
        String joined = String.join(" · ", values);
        return joined.length() <= LONGEST_SHOWN ? joined : joined.substring(0, LONGEST_SHOWN - 1) + "…";
    }
}
