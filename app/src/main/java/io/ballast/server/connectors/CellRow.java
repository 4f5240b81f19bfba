package io.ballast.server.connectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of one row as UTF-8 bytes. One object is filled again for every row, so nobody may keep it. */
final class CellRow {
    static final int MOST_COLUMNS = 512;

    private byte[] bytes = new byte[0];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;
    private long number;
    private boolean isBroken;
    private int faultColumn;
    private String faultRule = "";

    /** Begins a row; the number is 1 for the first row of the file. */
    void begin(long rowNumber) {
        size = 0;
        number = rowNumber;
        isBroken = false;
        faultRule = "";
    }

    /** Adds the cell {@code from} inclusive to {@code to} exclusive of the bytes given at the end of the row. */
    void add(int from, int to) {
        if (size == MOST_COLUMNS) {
            throw new RefusedFile("too_many_columns", Integer.toString(MOST_COLUMNS));
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = from;
        ends[size] = to;
        size++;
    }

    /** Ends the row: the cells are counted from {@code origin} in these bytes. */
    void end(byte[] buffer, int origin) {
        bytes = buffer;
        for (int i = 0; i < size; i++) {
            starts[i] += origin;
            ends[i] += origin;
        }
    }

    /** Says that a quoted cell of this row does not end where a cell ends. */
    void breakQuote() {
        isBroken = true;
    }

    /** Says that a cell holds what cannot be a value, such as a formula. */
    void fault(int column, String rule) {
        faultColumn = column;
        faultRule = rule;
    }

    /** The rule that such a cell breaks; empty where there is none. */
    String faultRule() {
        return faultRule;
    }

    int faultColumn() {
        return faultColumn;
    }

    boolean isBroken() {
        return isBroken;
    }

    long number() {
        return number;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /** First byte of the cell that is not a space. */
    int from(int column) {
        int from = starts[column];
        while (from < ends[column] && isSpace(bytes[from])) {
            from++;
        }
        return from;
    }

    /** One past the last byte of the cell that is not a space. */
    int to(int column) {
        int to = ends[column];
        while (to > starts[column] && isSpace(bytes[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** The cell as it is written, without any check. */
    String raw(int column) {
        return column < size
                ? new String(bytes, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8)
                : "";
    }

    List<String> raw() {
        List<String> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(raw(i));
        }
        return cells;
    }

    boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (from(i) < to(i)) {
                return false;
            }
        }
        return true;
    }
}
