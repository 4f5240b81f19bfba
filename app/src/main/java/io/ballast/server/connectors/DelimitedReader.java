package io.ballast.server.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads delimited text (RFC 4180, any delimiter of one byte, lines ending in LF or CRLF) from UTF-8 bytes, in place:
 * a row is handed out as offsets into the buffer. A row may be as long as {@link #LONGEST_ROW}.
 */
final class DelimitedReader implements RowReader {
    static final int LONGEST_ROW = 8 << 20;
    private static final int FIRST_BUFFER = 1 << 18;
    private static final int END = -1;

    private final InputStream in;
    private final byte delimiter;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int position;
    private int limit;
    private long number;

    DelimitedReader(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
    }

    @Override
    public boolean next(CellRow row) throws IOException {
        start = position;
        if (peek() == END) {
            return false;
        }
        row.begin(++number);
        boolean isRowOver = false;
        while (!isRowOver) {
            if (peek() == '"') {
                readQuoted(row);
            } else {
                readPlain(row);
            }
            isRowOver = endCell();
        }
        row.end(buffer, start);
        return true;
    }

    /** Leaves the position on the delimiter or line end after the cell. */
    private void readPlain(CellRow row) throws IOException {
        int from = position - start;
        while (true) {
            int at = position;
            while (at < limit && buffer[at] != delimiter && buffer[at] != '\n') {
                at++;
            }
            position = at;
            if (at < limit || !fill()) {
                break;
            }
        }
        int to = position - start;
        if (to > from && buffer[start + to - 1] == '\r' && peek() != delimiter) {
            to--;
        }
        row.add(from, to);
    }

    /** A doubled quote inside is one quote; the bytes move together in the buffer. */
    private void readQuoted(CellRow row) throws IOException {
        position++;
        int from = position - start;
        int to = from;
        while (true) {
            int next = peek();
            if (next == END) {
                throw new RefusedFile("open_quote", Long.toString(number));
            }
            position++;
            if (next == '"') {
                if (peek() != '"') {
                    break;
                }
                position++;
            }
            buffer[start + to++] = (byte) next;
        }
        row.add(from, to);
        skipToCellEnd(row);
    }

    private void skipToCellEnd(CellRow row) throws IOException {
        for (int next = peek(); next != END && next != '\n' && (byte) next != delimiter; next = peek()) {
            if (next != '\r') {
                row.breakQuote();
            }
            position++;
        }
    }

    private boolean endCell() throws IOException {
        int next = peek();
        if (next != END) {
            position++;
        }
        return next == END || next == '\n';
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xFF : END;
    }

    /** Reads on, keeping the row under way; false at the end of the file. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            position -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            if (buffer.length >= LONGEST_ROW) {
                throw new RefusedFile("row_too_long", Long.toString(number));
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(read, 0);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
