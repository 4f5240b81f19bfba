package io.ballast.server.assessment;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for a binary COPY into PostgreSQL, encoded by whoever computes them and sent by one writer.
 *
 * <p>Not safe for use by several threads at once.
 */
final class CopyBuffer {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};
    private static final int SMALLINT = 21;
    private static final int INTEGER = 23;
    private static final int BIGINT = 20;
    private static final int TEXT = 25;
    private static final int DOUBLE = 701;
    private static final byte JSONB_VERSION = 1;
    private static final LocalDate DATES_BEGIN = LocalDate.of(2000, 1, 1);

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[1 << 13];
    private int length;
    private int rows;

    int rows() {
        return rows;
    }

    CopyBuffer row(int fields) {
        rows++;
        int16(fields);
        return this;
    }

    CopyBuffer noValue() {
        int32(-1);
        return this;
    }

    CopyBuffer bigint(long value) {
        int32(Long.BYTES);
        int64(value);
        return this;
    }

    CopyBuffer bigint(OptionalLong value) {
        return value.isPresent() ? bigint(value.getAsLong()) : noValue();
    }

    CopyBuffer integer(int value) {
        int32(Integer.BYTES);
        int32(value);
        return this;
    }

    CopyBuffer smallint(int value) {
        int32(Short.BYTES);
        int16(value);
        return this;
    }

    /** A date: days since the first of January 2000. */
    CopyBuffer day(LocalDate value) {
        return integer(Math.toIntExact(ChronoUnit.DAYS.between(DATES_BEGIN, value)));
    }

    CopyBuffer number(double value) {
        int32(Double.BYTES);
        int64(Double.doubleToRawLongBits(value));
        return this;
    }

    CopyBuffer text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return bytea(encoded);
    }

    CopyBuffer bytea(byte[] value) {
        int32(value.length);
        raw(value, value.length);
        return this;
    }

    CopyBuffer jsonb(String json) {
        byte[] encoded = json.getBytes(StandardCharsets.UTF_8);
        int32(encoded.length + 1);
        reserve(1);
        bytes[length++] = JSONB_VERSION;
        raw(encoded, encoded.length);
        return this;
    }

    /** An array of double precision; a reading without a value is null. */
    CopyBuffer readings(Readings readings) {
        int start = array(readings.size(), DOUBLE, true);
        for (int i = 0; i < readings.size(); i++) {
            switch (readings.at(i)) {
                case Reading.Value value -> number(value.amount());
                case Reading.NotEnoughData lacking -> noValue();
            }
        }
        return arrayEnd(start);
    }

    CopyBuffer smallints(int[] values) {
        int start = array(values.length, SMALLINT, false);
        for (int value : values) {
            smallint(value);
        }
        return arrayEnd(start);
    }

    CopyBuffer integers(int[] values) {
        int start = array(values.length, INTEGER, false);
        for (int value : values) {
            integer(value);
        }
        return arrayEnd(start);
    }

    /** An array of bigint; what is empty is null. */
    CopyBuffer bigints(List<OptionalLong> values) {
        int start = array(values.size(), BIGINT, true);
        values.forEach(this::bigint);
        return arrayEnd(start);
    }

    CopyBuffer texts(List<String> values) {
        int start = array(values.size(), TEXT, false);
        for (String value : values) {
            text(value);
        }
        return arrayEnd(start);
    }

    /**
     * Sends several buffers as one COPY.
     *
     * @param sql a {@code copy … from stdin (format binary)} statement
     */
    static void send(Connection connection, String sql, List<CopyBuffer> buffers) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(HEADER, 0, HEADER.length);
            for (CopyBuffer buffer : buffers) {
                copy.writeToCopy(buffer.bytes, 0, buffer.length);
            }
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private int array(int size, int elementType, boolean mayHoldNull) {
        int start = length;
        int32(0);
        if (size == 0) {
            int32(0);
            int32(0);
            int32(elementType);
            return start;
        }
        int32(1);
        int32(mayHoldNull ? 1 : 0);
        int32(elementType);
        int32(size);
        int32(1);
        return start;
    }

    private CopyBuffer arrayEnd(int start) {
        int end = length;
        length = start;
        int32(end - start - Integer.BYTES);
        length = end;
        return this;
    }

    private void raw(byte[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    private void int16(int value) {
        reserve(Short.BYTES);
        SHORTS.set(bytes, length, (short) value);
        length += Short.BYTES;
    }

    private void int32(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, length, value);
        length += Integer.BYTES;
    }

    private void int64(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
