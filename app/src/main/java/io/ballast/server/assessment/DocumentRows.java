package io.ballast.server.assessment;

import io.ballast.engine.value.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Documents of many customers in columns, in the order in which the database gave them: no sort there, a counting sort
 * by customer and kind here.
 *
 * <p>All seven kinds share one shape, so that one statement reads them all:
 * <pre>kind, customer, id, reference, day, second, third, fourth day, known day, amount, code, label, note</pre>
 * Days are epoch days, {@link Days#NEVER} for none.
 */
final class DocumentRows {
    static final int INVOICE = 0;
    static final int SETTLEMENT = 1;
    static final int RECEIPT = 2;
    static final int CREDIT_MEMO = 3;
    static final int ORDER = 4;
    static final int DELIVERY = 5;
    static final int DISPUTE = 6;
    static final int KINDS = 7;

    /** No document is referred to. */
    static final long NO_REFERENCE = -1;

    private final BytePool texts = new BytePool();
    private byte[] kind = new byte[64];
    private int[] customer = new int[64];
    private long[] id = new long[64];
    private long[] reference = new long[64];
    private int[] day = new int[64];
    private int[] secondDay = new int[64];
    private int[] thirdDay = new int[64];
    private int[] fourthDay = new int[64];
    private int[] knownDay = new int[64];
    private long[] amountMinor = new long[64];
    private byte[] code = new byte[64];
    private int[] labelFrom = new int[64];
    private int[] noteFrom = new int[64];
    private int[] textEnd = new int[64];
    private int size;

    /**
     * Takes the current row of a COPY. A document whose amount in the reporting currency rounds to nothing moves
     * nothing and is left out.
     *
     * @param customers ids of the customers asked for, ascending; rows of others are left out
     */
    void add(CopyRows rows, long[] customers) {
        reserve();
        kind[size] = (byte) rows.readShort();
        int index = Arrays.binarySearch(customers, rows.readLong());
        customer[size] = index;
        id[size] = rows.readLong();
        reference[size] = rows.readLong(NO_REFERENCE);
        day[size] = rows.readInt(Days.NEVER);
        secondDay[size] = rows.readInt(Days.NEVER);
        thirdDay[size] = rows.readInt(Days.NEVER);
        fourthDay[size] = rows.readInt(Days.NEVER);
        knownDay[size] = rows.readInt(Days.NEVER);
        amountMinor[size] = rows.readLong();
        code[size] = (byte) rows.readShort();
        labelFrom[size] = texts.length();
        rows.readText(texts);
        noteFrom[size] = texts.length();
        rows.readText(texts);
        textEnd[size] = texts.length();
        keepIf(index >= 0 && amountMinor[size] > 0);
    }

    /** Takes the current row of a query for one customer, in the same shape. */
    void add(ResultSet row) throws SQLException {
        reserve();
        kind[size] = (byte) row.getShort(1);
        customer[size] = 0;
        id[size] = row.getLong(3);
        long referred = row.getLong(4);
        reference[size] = row.wasNull() ? NO_REFERENCE : referred;
        day[size] = day(row, 5);
        secondDay[size] = day(row, 6);
        thirdDay[size] = day(row, 7);
        fourthDay[size] = day(row, 8);
        knownDay[size] = day(row, 9);
        amountMinor[size] = row.getLong(10);
        code[size] = (byte) row.getShort(11);
        labelFrom[size] = texts.length();
        texts.append(row.getString(12));
        noteFrom[size] = texts.length();
        texts.append(row.getString(13));
        textEnd[size] = texts.length();
        keepIf(amountMinor[size] > 0);
    }

    int size() {
        return size;
    }

    int kind(int row) {
        return kind[row];
    }

    int customer(int row) {
        return customer[row];
    }

    long id(int row) {
        return id[row];
    }

    long reference(int row) {
        return reference[row];
    }

    int day(int row) {
        return day[row];
    }

    int secondDay(int row) {
        return secondDay[row];
    }

    int thirdDay(int row) {
        return thirdDay[row];
    }

    int fourthDay(int row) {
        return fourthDay[row];
    }

    int knownDay(int row) {
        return knownDay[row];
    }

    long amountMinor(int row) {
        return amountMinor[row];
    }

    int code(int row) {
        return code[row];
    }

    String label(int row) {
        return texts.text(labelFrom[row], noteFrom[row]);
    }

    /** The order's category or the number of the order a delivery fills; empty text where the source gives none. */
    String note(int row) {
        return texts.text(noteFrom[row], textEnd[row]);
    }

    /** Compares two rows of one kind and day: by document number, then by instalment or reference, then by key. */
    int compareNumbers(int row, int other) {
        int order = texts.compare(labelFrom[row], noteFrom[row], labelFrom[other], noteFrom[other]);
        if (order == 0) {
            order = Long.compare(reference[row], reference[other]);
        }
        return order == 0 ? Long.compare(id[row], id[other]) : order;
    }

    private static int day(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Days.NEVER : value;
    }

    private void keepIf(boolean isWanted) {
        if (isWanted) {
            size++;
        }
    }

    private void reserve() {
        if (size < kind.length) {
            return;
        }
        int larger = size + (size >> 1);
        kind = Arrays.copyOf(kind, larger);
        customer = Arrays.copyOf(customer, larger);
        id = Arrays.copyOf(id, larger);
        reference = Arrays.copyOf(reference, larger);
        day = Arrays.copyOf(day, larger);
        secondDay = Arrays.copyOf(secondDay, larger);
        thirdDay = Arrays.copyOf(thirdDay, larger);
        fourthDay = Arrays.copyOf(fourthDay, larger);
        knownDay = Arrays.copyOf(knownDay, larger);
        amountMinor = Arrays.copyOf(amountMinor, larger);
        code = Arrays.copyOf(code, larger);
        labelFrom = Arrays.copyOf(labelFrom, larger);
        noteFrom = Arrays.copyOf(noteFrom, larger);
        textEnd = Arrays.copyOf(textEnd, larger);
    }
}
