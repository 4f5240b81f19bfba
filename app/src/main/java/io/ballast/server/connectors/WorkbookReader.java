package io.ballast.server.connectors;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads a sheet of a workbook as the text a person would have typed: numbers with the fifteen digits that Excel keeps,
 * days as yyyy-MM-dd. A formula is not a value: whether its stored result is current cannot be known, so the row is
 * rejected. A cell covered by a merged one is empty.
 */
final class WorkbookReader implements RowReader {
    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final int[][] DATE_FORMATS = {{14, 17}, {22, 22}, {27, 36}, {50, 58}};

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private byte[] buffer = new byte[1 << 12];
    private int width;

    private WorkbookReader(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    /** Opens a sheet by its name, or the first one that is visible. */
    static WorkbookReader open(Path path, Optional<String> name) throws IOException {
        return read(() -> openSheet(path, name));
    }

    /** A part of a workbook, read by the library. */
    @FunctionalInterface
    private interface Part<T> {
        T read() throws IOException;
    }

    /** The library fails by whatever it comes upon in a part that is not sound: an index, a number, nothing at all. */
    private static <T> T read(Part<T> part) throws IOException {
        try {
            return part.read();
        } catch (RefusedFile e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(e);
        } catch (IOException e) {
            // the disk can fail too, but not with XML for a cause
            if (e.getCause() instanceof XMLStreamException) {
                throw damaged(e);
            }
            throw e;
        }
    }

    private static RefusedFile damaged(Exception why) {
        return new RefusedFile("damaged_workbook", String.valueOf(why.getMessage()));
    }

    private static WorkbookReader openSheet(Path path, Optional<String> name) throws IOException {
        ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        try {
            Sheet sheet = workbook.getSheets()
                    .filter(candidate -> name.map(candidate.getName()::equals)
                            .orElse(candidate.getVisibility() == SheetVisibility.VISIBLE))
                    .findFirst()
                    .orElseThrow(() -> new RefusedFile("no_sheet", name.orElse("")));
            return new WorkbookReader(workbook, sheet.openStream());
        } catch (RuntimeException | IOException e) {
            workbook.close();
            throw e;
        }
    }

    /** Names of the sheets that a user may choose from. */
    static List<String> visibleSheets(Path path) throws IOException {
        return read(() -> {
            try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
                return workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .map(Sheet::getName)
                        .toList();
            }
        });
    }

    @Override
    public boolean next(CellRow row) throws IOException {
        return read(() -> {
            if (!rows.hasNext()) {
                return false;
            }
            fill(row, rows.next());
            return true;
        });
    }

    private void fill(CellRow row, Row cells) {
        row.begin(cells.getRowNum());
        if (width == 0) {
            width = cells.getCellCount();
        }
        int length = 0;
        int columns = Math.max(width, cells.getCellCount());
        for (int column = 0; column < columns; column++) {
            String text =
                    cells.getOptionalCell(column).map(WorkbookReader::text).orElse("");
            if (column >= width && text.isEmpty()) {
                continue;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (buffer.length < length + bytes.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes.length));
            }
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            row.add(length, length + bytes.length);
            length += bytes.length;
            cells.getOptionalCell(column).map(WorkbookReader::fault).ifPresent(rule -> {
                if (!rule.isEmpty()) {
                    row.fault(row.size() - 1, rule);
                }
            });
        }
        row.end(buffer, 0);
    }

    private static String fault(Cell cell) {
        return switch (cell.getType()) {
            case FORMULA -> "formula";
            case ERROR -> "error_cell";
            case NUMBER, STRING, BOOLEAN, EMPTY -> "";
        };
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> isDate(cell) ? day(cell.asDate()) : number(cell);
            case STRING -> cell.asString();
            case FORMULA -> "=" + cell.getFormula();
            case BOOLEAN, ERROR -> cell.getRawValue();
            case EMPTY -> "";
        };
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber().round(EXCEL_DIGITS);
        boolean isLong = Math.abs(number.precision() - number.scale()) > 30;
        return isLong ? cell.getRawValue() : number.stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDateTime date) {
        boolean isWholeDay = date.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isWholeDay ? date.toLocalDate().toString() : date.toString();
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null) {
            for (int[] range : DATE_FORMATS) {
                if (id >= range[0] && id <= range[1]) {
                    return true;
                }
            }
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String letters = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "");
        return letters.contains("yy") || letters.contains("d") && letters.contains("m");
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
