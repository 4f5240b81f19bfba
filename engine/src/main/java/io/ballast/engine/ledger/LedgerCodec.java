package io.ballast.engine.ledger;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The packed form of one customer's {@link Ledger}: what the server stores in one row and Spark reads from a lake.
 *
 * <pre>
 * packed   = 'B' 'L' version 0, seven slices, length:int32, crc32c:int32          (little-endian)
 * slice    = rows, then its columns; an empty slice is rows alone
 * column   = width:byte, smallest value, rows x width bytes of distances from the smallest
 * day      = ascending columns hold steps, others the distance to an earlier column of the same row
 * number   = zig-zag varint
 * </pre>
 *
 * <ul>
 *   <li>shape: equal ledgers give equal bytes; document numbers are not kept, rows are in (day, number) order already
 *   <li>error: any one damaged byte is found by magic, version, length or checksum (CRC-32C finds every error burst
 *       of up to 32 bits); bytes with a right checksum but impossible content are refused as well
 *   <li>memory: decoding takes at most a fixed multiple of the length of the input
 *   <li>source: docs/sources.md#crc-32c
 * </ul>
 */
public final class LedgerCodec {
    /** Version of the packed form written here. */
    public static final int VERSION = 2;

    /** The form that did not say which order a delivery fills; still read, so that what rests on it can be repeated. */
    private static final int WITHOUT_ORDERS = 1;

    private static final int HEADER = 4;
    private static final int TRAILER = 8;
    private static final int SLICES = 7;
    private static final int KINDS = SettlementKind.values().length;

    private LedgerCodec() {}

    public static byte[] encode(Ledger ledger) {
        Invoices invoices = ledger.invoices();
        var out = new ColumnWriter(
                64 + 24 * invoices.size() + 12 * ledger.orders().size());
        out.writeByte('B');
        out.writeByte('L');
        out.writeByte(VERSION);
        out.writeByte(0);
        write(invoices, out);
        write(ledger.settlements(), invoices, out);
        write(ledger.receipts(), out);
        write(ledger.creditMemos(), out);
        write(ledger.orders(), out);
        write(ledger.deliveries(), out);
        write(ledger.disputes(), out);
        out.writeInt(out.length() + TRAILER);
        out.writeInt(checksum(out.buffer(), out.length()));
        return out.toBytes();
    }

    /**
     * The ledger these bytes hold.
     *
     * @throws IllegalArgumentException if they are damaged or of a version not known
     */
    public static Ledger decode(byte[] packed) {
        checkFrame(packed);
        var in = new ColumnReader(packed, HEADER, packed.length - TRAILER);
        Invoices invoices = readInvoices(in);
        Settlements settlements = readSettlements(invoices, in);
        Receipts receipts = readReceipts(in);
        CreditMemos creditMemos = readCreditMemos(in);
        Orders orders = readOrders(in);
        boolean namesOrders = packed[2] != WITHOUT_ORDERS;
        var ledger = new Ledger(
                invoices,
                settlements,
                receipts,
                creditMemos,
                orders,
                readDeliveries(orders.size(), namesOrders, in),
                readDisputes(invoices.size(), in));
        if (!in.isAtEnd()) {
            throw ColumnReader.damaged("bytes are left after the last slice");
        }
        return ledger;
    }

    private static void checkFrame(byte[] packed) {
        if (packed.length < HEADER + SLICES + TRAILER || packed[0] != 'B' || packed[1] != 'L') {
            throw ColumnReader.damaged("it does not start as one, " + packed.length + " bytes");
        }
        if (packed[2] < WITHOUT_ORDERS || packed[2] > VERSION || packed[3] != 0) {
            throw new IllegalArgumentException("Packed ledger has version " + packed[2] + "." + packed[3]
                    + ", this engine reads " + WITHOUT_ORDERS + ".0 and " + VERSION + ".0");
        }
        int length = intAt(packed, packed.length - TRAILER);
        if (length != packed.length) {
            throw ColumnReader.damaged("it says " + length + " bytes, there are " + packed.length);
        }
        if (intAt(packed, packed.length - Integer.BYTES) != checksum(packed, packed.length - Integer.BYTES)) {
            throw ColumnReader.damaged("the checksum does not match");
        }
    }

    private static void write(Invoices invoices, ColumnWriter out) {
        int rows = invoices.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] issued = invoices.issuedDay;
        out.writeAscending(issued);
        out.writeRelative(invoices.dueDay, issued);
        out.writeRelative(invoices.knownDay, issued);
        out.writeAmounts(invoices.amountMinor);
        out.writeBytes(invoices.dueAssumed);
    }

    private static Invoices readInvoices(ColumnReader in) {
        int rows = in.readRows("Invoices");
        if (rows == 0) {
            return new Invoices(new int[0], new int[0], new int[0], new long[0], new byte[0]);
        }
        int[] issued = in.readAscending(rows);
        int[] due = in.readRelative(issued);
        checkBase(in, 0, "an invoice is due before it was issued");
        int[] known = in.readRelative(issued);
        return new Invoices(issued, due, known, readAmounts(rows, in), readBytes(rows, 2, in));
    }

    private static void write(Settlements settlements, Invoices invoices, ColumnWriter out) {
        int rows = settlements.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        out.writeInts(counts(settlements));
        int[] days = settlements.day;
        out.writeRelative(days, dueDays(settlements, invoices));
        out.writeRelative(settlements.knownDay, days);
        out.writeAmounts(settlements.amountMinor);
        out.writeBytes(settlements.kind);
    }

    private static int[] counts(Settlements settlements) {
        int[] counts = new int[settlements.invoiceCount()];
        for (int invoice = 0; invoice < counts.length; invoice++) {
            counts[invoice] = settlements.from(invoice + 1) - settlements.from(invoice);
        }
        return counts;
    }

    /** The due day of each settlement's invoice: settlements fall near it. */
    private static int[] dueDays(Settlements settlements, Invoices invoices) {
        int[] due = new int[settlements.size()];
        for (int invoice = 0; invoice < invoices.size(); invoice++) {
            for (int row = settlements.from(invoice); row < settlements.from(invoice + 1); row++) {
                due[row] = invoices.dueDay(invoice);
            }
        }
        return due;
    }

    private static Settlements readSettlements(Invoices invoices, ColumnReader in) {
        int rows = in.readRows("Settlements");
        int[] firstRow = new int[invoices.size() + 1];
        if (rows == 0) {
            return new Settlements(firstRow, new int[0], new int[0], new long[0], new byte[0]);
        }
        int[] counts = in.readInts(invoices.size());
        int[] due = new int[rows];
        int row = 0;
        for (int invoice = 0; invoice < counts.length; invoice++) {
            if (counts[invoice] < 0 || counts[invoice] > rows - row) {
                throw ColumnReader.damaged("settlements per invoice do not sum to " + rows);
            }
            for (int last = row + counts[invoice]; row < last; row++) {
                due[row] = invoices.dueDay(invoice);
            }
            firstRow[invoice + 1] = row;
        }
        int[] days = in.readRelative(due);
        int[] known = in.readRelative(days);
        return new Settlements(firstRow, days, known, readAmounts(rows, in), readBytes(rows, KINDS, in));
    }

    private static void write(Receipts receipts, ColumnWriter out) {
        int rows = receipts.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] days = receipts.day;
        out.writeAscending(days);
        out.writeRelative(receipts.knownDay, days);
        out.writeAmounts(receipts.amountMinor);
    }

    private static Receipts readReceipts(ColumnReader in) {
        int rows = in.readRows("Receipts");
        if (rows == 0) {
            return new Receipts(new int[0], new int[0], new long[0]);
        }
        int[] days = in.readAscending(rows);
        return new Receipts(days, in.readRelative(days), readAmounts(rows, in));
    }

    private static void write(CreditMemos memos, ColumnWriter out) {
        int rows = memos.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] days = memos.day;
        out.writeAscending(days);
        out.writeRelative(memos.knownDay, days);
        out.writeAmounts(memos.amountMinor);
    }

    private static CreditMemos readCreditMemos(ColumnReader in) {
        int rows = in.readRows("Credit memos");
        if (rows == 0) {
            return new CreditMemos(new int[0], new int[0], new long[0]);
        }
        int[] days = in.readAscending(rows);
        return new CreditMemos(days, in.readRelative(days), readAmounts(rows, in));
    }

    private static void write(Orders orders, ColumnWriter out) {
        int rows = orders.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] ordered = orders.orderedDay;
        out.writeAscending(ordered);
        out.writeRelative(orders.requestedDay, ordered);
        out.writeRelativeOrNever(orders.closedDay, ordered);
        out.writeRelativeOrNever(orders.cancelledDay, ordered);
        out.writeRelative(orders.knownDay, ordered);
        out.writeAmounts(orders.amountMinor);
        out.writeInts(orders.category);
    }

    private static Orders readOrders(ColumnReader in) {
        int rows = in.readRows("Orders");
        if (rows == 0) {
            return new Orders(new int[0], new int[0], new int[0], new int[0], new int[0], new long[0], new int[0]);
        }
        int[] ordered = in.readAscending(rows);
        int[] requested = in.readRelative(ordered);
        int[] closed = in.readRelativeOrNever(ordered);
        int[] cancelled = in.readRelativeOrNever(ordered);
        int[] known = in.readRelative(ordered);
        return new Orders(ordered, requested, closed, cancelled, known, readAmounts(rows, in), in.readInts(rows));
    }

    private static void write(Deliveries deliveries, ColumnWriter out) {
        int rows = deliveries.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] days = deliveries.day;
        out.writeAscending(days);
        out.writeRelativeOrNever(deliveries.invoicedDay, days);
        out.writeRelative(deliveries.knownDay, days);
        out.writeAmounts(deliveries.amountMinor);
        out.writeInts(deliveries.order);
    }

    private static Deliveries readDeliveries(int orderCount, boolean namesOrders, ColumnReader in) {
        int rows = in.readRows("Deliveries");
        if (rows == 0) {
            return new Deliveries(new int[0], new int[0], new int[0], new long[0], new int[0]);
        }
        int[] days = in.readAscending(rows);
        int[] invoiced = in.readRelativeOrNever(days);
        int[] known = in.readRelative(days);
        long[] amounts = readAmounts(rows, in);
        return new Deliveries(days, invoiced, known, amounts, readOrderRows(rows, orderCount, namesOrders, in));
    }

    private static int[] readOrderRows(int rows, int orderCount, boolean namesOrders, ColumnReader in) {
        if (!namesOrders) {
            int[] unknown = new int[rows];
            Arrays.fill(unknown, -1);
            return unknown;
        }
        int[] order = in.readInts(rows);
        for (int row : order) {
            if (row < -1 || row >= orderCount) {
                throw ColumnReader.damaged("a delivery points to order row " + row + " of " + orderCount);
            }
        }
        return order;
    }

    private static void write(Disputes disputes, ColumnWriter out) {
        int rows = disputes.size();
        out.writeSigned(rows);
        if (rows == 0) {
            return;
        }
        int[] opened = disputes.openedDay;
        out.writeAscending(opened);
        out.writeRelativeOrNever(disputes.closedDay, opened);
        out.writeRelative(disputes.knownDay, opened);
        out.writeAmounts(disputes.amountMinor);
        out.writeInts(disputes.invoice);
    }

    private static Disputes readDisputes(int invoiceCount, ColumnReader in) {
        int rows = in.readRows("Disputes");
        if (rows == 0) {
            return new Disputes(new int[0], new int[0], new int[0], new long[0], new int[0]);
        }
        int[] opened = in.readAscending(rows);
        int[] closed = in.readRelativeOrNever(opened);
        int[] known = in.readRelative(opened);
        long[] amounts = readAmounts(rows, in);
        int[] invoice = in.readInts(rows);
        for (int row : invoice) {
            if (row < -1 || row >= invoiceCount) {
                throw ColumnReader.damaged("a dispute points to invoice row " + row + " of " + invoiceCount);
            }
        }
        return new Disputes(opened, closed, known, amounts, invoice);
    }

    private static long[] readAmounts(int rows, ColumnReader in) {
        long[] amounts = in.readLongs(rows);
        checkBase(in, 1, "an amount is not positive");
        return amounts;
    }

    private static byte[] readBytes(int rows, int kinds, ColumnReader in) {
        int[] codes = in.readInts(rows);
        byte[] bytes = new byte[rows];
        for (int row = 0; row < rows; row++) {
            if (codes[row] < 0 || codes[row] >= kinds) {
                throw ColumnReader.damaged("a code is " + codes[row] + ", below " + kinds + " expected");
            }
            bytes[row] = (byte) codes[row];
        }
        return bytes;
    }

    /** Every value of a column is its smallest plus something unsigned, so the smallest speaks for all. */
    private static void checkBase(ColumnReader in, long least, String what) {
        if (in.base() < least) {
            throw ColumnReader.damaged(what);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
