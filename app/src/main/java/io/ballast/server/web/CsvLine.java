package io.ballast.server.web;

import java.util.List;
import java.util.stream.Collectors;

/** One line of CSV after RFC 4180. What a spreadsheet would run must have passed {@link FormulaGuard} before. */
public final class CsvLine {
    private CsvLine() {}

    /** The values with commas between, in quotes where they need them, and the end of the line. */
    public static String of(List<String> values) {
        return values.stream().map(CsvLine::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String value) {
        boolean needsQuotes = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
