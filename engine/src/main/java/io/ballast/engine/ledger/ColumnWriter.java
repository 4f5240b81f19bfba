package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes columns of the packed form: a byte with the width, the smallest value, then each value's distance from the
 * smallest in so many bytes, little-endian. Whole bytes compress well afterwards and decode without a branch.
 * Each value is stored as eight bytes, of which the next value overwrites those that are not its own.
 */
final class ColumnWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int length;

    ColumnWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    byte[] buffer() {
        return bytes;
    }

    void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
    }

    /** Seven bits a byte, lowest first, the top bit set on all but the last; negative numbers fold in by zig-zag. */
    void writeSigned(long value) {
        reserve(Long.BYTES + 2);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Amounts, at least one byte wide, so that no slice claims more rows than it has bytes. */
    void writeAmounts(long[] amounts) {
        long least = amounts[0];
        long most = amounts[0];
        for (long amount : amounts) {
            least = Math.min(least, amount);
            most = Math.max(most, amount);
        }
        int width = startColumn(least, Math.max(1, most - least), amounts.length);
        int at = length;
        for (long amount : amounts) {
            LONG.set(bytes, at, amount - least);
            at += width;
        }
        length = at;
    }

    /** Codes, counts and row numbers. */
    void writeInts(int[] values) {
        long least = values[0];
        long most = values[0];
        for (int value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        int width = startColumn(least, most - least, values.length);
        int at = length;
        for (int value : values) {
            LONG.set(bytes, at, value - least);
            at += width;
        }
        length = at;
    }

    void writeBytes(byte[] values) {
        int[] widened = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        writeInts(widened);
    }

    /** An ascending column: its first value, then the steps. */
    void writeAscending(int[] days) {
        writeSigned(days[0]);
        long most = 0;
        for (int i = 1; i < days.length; i++) {
            most = Math.max(most, (long) days[i] - days[i - 1]);
        }
        int width = startColumn(0, most, days.length);
        int at = length;
        long last = days[0];
        for (int day : days) {
            LONG.set(bytes, at, day - last);
            last = day;
            at += width;
        }
        length = at;
    }

    /** Days close to those of another column. */
    void writeRelative(int[] days, int[] reference) {
        long least = (long) days[0] - reference[0];
        long most = least;
        for (int i = 1; i < days.length; i++) {
            long distance = (long) days[i] - reference[i];
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }
        int width = startColumn(least, most - least, days.length);
        int at = length;
        for (int i = 0; i < days.length; i++) {
            LONG.set(bytes, at, (long) days[i] - reference[i] - least);
            at += width;
        }
        length = at;
    }

    /** Days close to those of another column, or {@link Days#NEVER}, which is written as 0. */
    void writeRelativeOrNever(int[] days, int[] reference) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < days.length; i++) {
            if (days[i] != Days.NEVER) {
                long distance = (long) days[i] - reference[i];
                least = Math.min(least, distance);
                most = Math.max(most, distance);
            }
        }
        boolean isNeverOnly = least > most;
        long base = isNeverOnly ? 0 : least;
        int width = startColumn(base, isNeverOnly ? 0 : most - least + 1, days.length);
        int at = length;
        for (int i = 0; i < days.length; i++) {
            LONG.set(bytes, at, days[i] == Days.NEVER ? 0 : (long) days[i] - reference[i] - base + 1);
            at += width;
        }
        length = at;
    }

    /** Writes width and smallest value, makes room, and says how wide each value is. */
    private int startColumn(long least, long span, int rows) {
        int width = widthOf(span);
        writeByte(width);
        writeSigned(least);
        reserve(Math.addExact(Math.multiplyExact(Math.max(1, width), rows), Long.BYTES));
        return width;
    }

    /** Bytes needed for the bits of this unsigned number, 0 to 8. */
    private static int widthOf(long bits) {
        return (Long.SIZE - Long.numberOfLeadingZeros(bits) + 7) / 8;
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }
}
