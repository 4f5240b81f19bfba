package io.ballast.server.staging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes rows of one table in PostgreSQL's binary COPY format and hands them on in blocks of about a megabyte.
 * The order of the calls after {@link #start()} must be the order of the columns in the COPY statement.
 *
 * <p>Not safe for use by several threads.
 */
public final class Tuples {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int POSTGRES_EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final String copy;
    private final short columns;
    private final Consumer<Block> full;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int rows;
    private long total;

    /**
     * Rows for one COPY statement.
     *
     * @param copy a statement {@code copy … from stdin (format binary)}
     * @param columns how many columns it names
     * @param full takes every block that is full
     */
    public Tuples(String copy, int columns, Consumer<Block> full) {
        this.copy = copy;
        this.columns = (short) columns;
        this.full = full;
    }

    /** Begins a row. */
    public Tuples start() {
        if (rows > 0 && buffer.position() >= BLOCK_BYTES) {
            flush();
        }
        if (rows == 0) {
            buffer = ByteBuffer.allocate(BLOCK_BYTES + (BLOCK_BYTES >> 2));
            buffer.put(SIGNATURE).putInt(0).putInt(0);
        }
        room(Short.BYTES).putShort(columns);
        rows++;
        total++;
        return this;
    }

    /** A bigint. */
    public Tuples number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** A bigint or nothing. */
    public Tuples number(OptionalLong value) {
        return value.isPresent() ? number(value.getAsLong()) : none();
    }

    /** An integer or nothing. */
    public Tuples integer(OptionalInt value) {
        if (value.isEmpty()) {
            return none();
        }
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value.getAsInt());
        return this;
    }

    /** A smallint. */
    public Tuples small(int value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    /** A date, as an epoch day. */
    public Tuples day(int epochDay) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(epochDay - POSTGRES_EPOCH_DAY);
        return this;
    }

    /** A date or nothing, as an epoch day. */
    public Tuples day(OptionalInt epochDay) {
        return epochDay.isPresent() ? day(epochDay.getAsInt()) : none();
    }

    /** A boolean. */
    public Tuples truth(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A text. */
    public Tuples text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** A text or nothing. */
    public Tuples text(Optional<String> value) {
        return value.isPresent() ? text(value.get()) : none();
    }

    /** Nothing: an SQL null. */
    public Tuples none() {
        room(Integer.BYTES).putInt(-1);
        return this;
    }

    /** Rows begun since the start. */
    public long total() {
        return total;
    }

    /** Hands on what has been written since the last block. */
    public void flush() {
        if (rows == 0) {
            return;
        }
        room(Short.BYTES).putShort((short) -1);
        full.accept(new Block(copy, buffer.flip(), rows));
        rows = 0;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int larger = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(larger).put(buffer.flip());
        }
        return buffer;
    }
}
