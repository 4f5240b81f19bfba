package io.ballast.server.assessment;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a binary COPY out of PostgreSQL, read field by field without an object per value.
 *
 * <p>PostgreSQL sends exactly one row a message; the first message carries the file header as well. Close this before
 * the connection is used for anything else.
 */
final class CopyRows implements AutoCloseable {
    private static final int SIGNATURE = 11;
    private static final int NULL = -1;

    private final CopyOut copy;
    private byte[] message = new byte[0];
    private int position;
    private boolean isFirst = true;
    private boolean isFinished;

    /**
     * Starts a COPY.
     *
     * @param sql a {@code copy ( … ) to stdout (format binary)} statement
     */
    CopyRows(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    }

    /** Moves to the next row; false at the end. */
    boolean next() throws SQLException {
        byte[] received = copy.readFromCopy();
        while (received != null && received.length == 0) {
            received = copy.readFromCopy();
        }
        if (received == null) {
            isFinished = true;
            return false;
        }
        message = received;
        position = 0;
        if (isFirst) {
            isFirst = false;
            position = SIGNATURE + Integer.BYTES;
            position += Integer.BYTES + int32(position);
        }
        int fields = int16();
        return fields >= 0 || next();
    }

    long readLong(long ifNull) {
        return length() == NULL ? ifNull : int64();
    }

    long readLong() {
        require(Long.BYTES);
        return int64();
    }

    int readInt(int ifNull) {
        return length() == NULL ? ifNull : int32();
    }

    int readShort() {
        require(Short.BYTES);
        return int16();
    }

    /** Appends a text to a pool without making a string of it; null appends nothing. */
    void readText(BytePool pool) {
        int length = length();
        if (length != NULL) {
            pool.append(message, position, length);
            position += length;
        }
    }

    @Override
    public void close() throws SQLException {
        if (!isFinished && copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void require(int expected) {
        int length = length();
        if (length != expected) {
            throw new IllegalStateException("A field of " + expected + " bytes came with " + length);
        }
    }

    private int length() {
        return int32();
    }

    private int int16() {
        int value = (message[position] << 8) | (message[position + 1] & 0xFF);
        position += Short.BYTES;
        return value;
    }

    private int int32() {
        int value = int32(position);
        position += Integer.BYTES;
        return value;
    }

    private int int32(int at) {
        return (message[at] & 0xFF) << 24
                | (message[at + 1] & 0xFF) << 16
                | (message[at + 2] & 0xFF) << 8
                | (message[at + 3] & 0xFF);
    }

    private long int64() {
        long high = int32();
        return (high << 32) | (int32() & 0xFFFF_FFFFL);
    }
}
