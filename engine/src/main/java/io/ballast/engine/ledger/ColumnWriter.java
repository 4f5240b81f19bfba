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

    /** A column of any values, at least {@code leastWidth} bytes wide. */
    void writeColumn(long[] values, int leastWidth) {
        long base = min(values);
        long largest = 0;
        for (long value : values) {
            largest |= value - base;
        }
        writeOffsets(values, base, base, Math.max(leastWidth, widthOf(largest)));
    }

    /** An ascending column: its first value, then the steps. */
    void writeAscending(int[] days) {
        writeSigned(days[0]);
        long[] steps = new long[days.length];
        for (int i = 1; i < days.length; i++) {
            steps[i] = (long) days[i] - days[i - 1];
        }
        writeColumn(steps, 0);
    }

    /** Days close to those of another column. */
    void writeRelative(int[] days, int[] reference) {
        long[] distances = new long[days.length];
        for (int i = 0; i < days.length; i++) {
            distances[i] = (long) days[i] - reference[i];
        }
        writeColumn(distances, 0);
    }

    /** Days close to those of another column, or {@link Days#NEVER}, which is written as 0. */
    void writeRelativeOrNever(int[] days, int[] reference) {
        long base = Long.MAX_VALUE;
        for (int i = 0; i < days.length; i++) {
            if (days[i] != Days.NEVER) {
                base = Math.min(base, (long) days[i] - reference[i]);
            }
        }
        if (base == Long.MAX_VALUE) {
            base = 0;
        }
        long[] codes = new long[days.length];
        long largest = 0;
        for (int i = 0; i < days.length; i++) {
            codes[i] = days[i] == Days.NEVER ? 0 : (long) days[i] - reference[i] - base + 1;
            largest |= codes[i];
        }
        writeOffsets(codes, base, 0, widthOf(largest));
    }

    private void writeOffsets(long[] values, long shownBase, long subtracted, int width) {
        writeByte(width);
        writeSigned(shownBase);
        reserve(Math.addExact(Math.multiplyExact(width, values.length), Long.BYTES));
        for (long value : values) {
            LONG.set(bytes, length, value - subtracted);
            length += width;
        }
    }

    private static long min(long[] values) {
        long min = values[0];
        for (long value : values) {
            min = Math.min(min, value);
        }
        return min;
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
