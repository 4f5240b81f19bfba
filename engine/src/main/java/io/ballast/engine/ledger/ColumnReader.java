package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what {@link ColumnWriter} wrote. Each value is one unaligned eight-byte load and a mask, so at least eight
 * bytes must follow the last column; every length is checked before it is trusted.
 */
final class ColumnReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Two 32-bit numbers differ by less than 2^32, and so do two such differences by less than 2^33. */
    private static final int WIDEST_DAY = 5;

    private static final long LARGEST_STEP = 1L << 33;

    private final byte[] bytes;
    private final int end;
    private int position;
    private long base;

    /** Reads from {@code start}, inclusive, to {@code end}, exclusive; eight bytes must follow the end. */
    ColumnReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return position == end;
    }

    /** The smallest value of the column read last, or of its distances where it was read relative to another. */
    long base() {
        return base;
    }

    /** A number of rows: never more than the bytes that are left, since every row takes at least one. */
    int readRows(String slice) {
        long rows = readSigned();
        if (rows < 0 || rows > end - position) {
            throw damaged(slice + " claims " + rows + " rows in " + (end - position) + " bytes");
        }
        return (int) rows;
    }

    long readSigned() {
        long folded = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            folded |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
        throw damaged("a number runs on past 64 bits");
    }

    long[] readLongs(int rows) {
        int width = readWidthAndBase(rows, Long.BYTES);
        long mask = maskOf(width);
        long least = base;
        long[] values = new long[rows];
        long overflow = 0;
        int at = position;
        for (int i = 0; i < rows; i++) {
            long value = least + ((long) LONG.get(bytes, at) & mask);
            overflow |= value < least ? 1 : 0;
            values[i] = value;
            at += width;
        }
        position = at;
        if (overflow != 0) {
            throw damaged("a value does not fit 64 bits");
        }
        return values;
    }

    int[] readInts(int rows) {
        int width = readWidthAndBase(rows, WIDEST_DAY);
        long mask = maskOf(width);
        long least = base;
        int[] values = new int[rows];
        long overflow = 0;
        int at = position;
        for (int i = 0; i < rows; i++) {
            long value = least + ((long) LONG.get(bytes, at) & mask);
            values[i] = (int) value;
            overflow |= value ^ (int) value;
            at += width;
        }
        return checked(values, at, overflow);
    }

    int[] readAscending(int rows) {
        long last = readSigned();
        int width = readWidthAndBase(rows, WIDEST_DAY);
        long mask = maskOf(width);
        long least = base;
        int[] values = new int[rows];
        long overflow = last ^ (int) last;
        int at = position;
        for (int i = 0; i < rows; i++) {
            last += least + ((long) LONG.get(bytes, at) & mask);
            values[i] = (int) last;
            overflow |= last ^ (int) last;
            at += width;
        }
        return checked(values, at, overflow);
    }

    int[] readRelative(int[] reference) {
        int width = readWidthAndBase(reference.length, WIDEST_DAY);
        long mask = maskOf(width);
        long least = base;
        int[] values = new int[reference.length];
        long overflow = 0;
        int at = position;
        for (int i = 0; i < values.length; i++) {
            long value = reference[i] + least + ((long) LONG.get(bytes, at) & mask);
            values[i] = (int) value;
            overflow |= value ^ (int) value;
            at += width;
        }
        return checked(values, at, overflow);
    }

    int[] readRelativeOrNever(int[] reference) {
        int width = readWidthAndBase(reference.length, WIDEST_DAY);
        long mask = maskOf(width);
        long least = base - 1;
        int[] values = new int[reference.length];
        long overflow = 0;
        int at = position;
        for (int i = 0; i < values.length; i++) {
            long code = (long) LONG.get(bytes, at) & mask;
            long value = code == 0 ? Days.NEVER : reference[i] + least + code;
            values[i] = (int) value;
            overflow |= value ^ (int) value;
            at += width;
        }
        return checked(values, at, overflow);
    }

    private int[] checked(int[] values, int newPosition, long overflow) {
        position = newPosition;
        if (overflow != 0) {
            throw damaged("a value does not fit 32 bits");
        }
        return values;
    }

    private int readWidthAndBase(int rows, int widest) {
        int width = readByte();
        base = readSigned();
        if (widest == WIDEST_DAY && (base > LARGEST_STEP || base < -LARGEST_STEP)) {
            throw damaged("a column of days or counts starts from " + base);
        }
        if (width > widest || (long) width * rows > end - position) {
            throw damaged("a column of " + rows + " rows is " + width + " bytes wide, " + (end - position)
                    + " bytes are left");
        }
        return width;
    }

    private int readByte() {
        if (position >= end) {
            throw damaged("it ends too early");
        }
        return bytes[position++] & 0xFF;
    }

    private static long maskOf(int width) {
        return width == 0 ? 0 : -1L >>> (Long.SIZE - 8 * width);
    }

    static IllegalArgumentException damaged(String what) {
        return new IllegalArgumentException("Packed ledger is damaged: " + what);
    }
}
