package io.ballast.server.assessment;

import io.ballast.engine.ledger.CreditMemos;
import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Disputes;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.Orders;
import io.ballast.engine.ledger.Receipts;
import io.ballast.engine.ledger.Settlements;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Groups document rows by customer and kind with one counting sort, and builds each customer's ledger on demand. Rows
 * of one customer and kind come out ordered by (day, number), whatever order the database gave them in.
 *
 * <p>Safe to share between threads once made.
 */
final class LedgerAssembly {
    private final DocumentRows rows;
    private final int[] ordered;
    private final int[] firstOfGroup;

    LedgerAssembly(DocumentRows rows, int customers) {
        this.rows = rows;
        int groups = customers * DocumentRows.KINDS;
        firstOfGroup = new int[groups + 1];
        for (int row = 0; row < rows.size(); row++) {
            firstOfGroup[groupOf(row) + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            firstOfGroup[group + 1] += firstOfGroup[group];
        }
        int[] next = Arrays.copyOf(firstOfGroup, groups);
        ordered = new int[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            ordered[next[groupOf(row)]++] = row;
        }
    }

    private int groupOf(int row) {
        return rows.customer(row) * DocumentRows.KINDS + rows.kind(row);
    }

    /** The ledger of the customer at this index of those asked for. */
    Ledger ledger(int customer) {
        int[] invoices = byDay(customer, DocumentRows.INVOICE);
        var invoiceRows = new InvoiceRows(rows, invoices);
        int[] orders = byDay(customer, DocumentRows.ORDER);
        return new Ledger(
                invoices(invoices),
                settlements(customer, invoiceRows),
                receipts(byDay(customer, DocumentRows.RECEIPT)),
                creditMemos(byDay(customer, DocumentRows.CREDIT_MEMO)),
                orders(orders),
                deliveries(byDay(customer, DocumentRows.DELIVERY), orders),
                disputes(byDay(customer, DocumentRows.DISPUTE), invoiceRows));
    }

    private Invoices invoices(int[] slice) {
        byte[] dueAssumed = new byte[slice.length];
        for (int i = 0; i < slice.length; i++) {
            dueAssumed[i] = (byte) rows.code(slice[i]);
        }
        return new Invoices(
                ints(slice, rows::day),
                ints(slice, rows::secondDay),
                ints(slice, rows::knownDay),
                amounts(slice),
                dueAssumed);
    }

    private Settlements settlements(int customer, InvoiceRows invoices) {
        int[] unordered = slice(customer, DocumentRows.SETTLEMENT);
        int[] known = IntStream.of(unordered)
                .filter(row -> invoices.rowOf(rows.reference(row)) >= 0)
                .toArray();
        int[] slice = sorted(known, row -> invoices.rowOf(rows.reference(row)), this::compareSettlements);
        int[] firstRow = new int[invoices.size() + 1];
        byte[] kinds = new byte[slice.length];
        for (int i = 0; i < slice.length; i++) {
            firstRow[invoices.rowOf(rows.reference(slice[i])) + 1]++;
            kinds[i] = (byte) rows.code(slice[i]);
        }
        for (int invoice = 0; invoice < invoices.size(); invoice++) {
            firstRow[invoice + 1] += firstRow[invoice];
        }
        return new Settlements(firstRow, ints(slice, rows::day), ints(slice, rows::knownDay), amounts(slice), kinds);
    }

    private int compareSettlements(int row, int other) {
        int order = Integer.compare(rows.day(row), rows.day(other));
        order = order == 0 ? Integer.compare(rows.code(row), rows.code(other)) : order;
        order = order == 0 ? Integer.compare(rows.knownDay(row), rows.knownDay(other)) : order;
        return order == 0 ? Long.compare(rows.amountMinor(row), rows.amountMinor(other)) : order;
    }

    private Receipts receipts(int[] slice) {
        return new Receipts(ints(slice, rows::day), ints(slice, rows::knownDay), amounts(slice));
    }

    private CreditMemos creditMemos(int[] slice) {
        return new CreditMemos(ints(slice, rows::day), ints(slice, rows::knownDay), amounts(slice));
    }

    private Orders orders(int[] slice) {
        return new Orders(
                ints(slice, rows::day),
                ints(slice, rows::secondDay),
                ints(slice, rows::thirdDay),
                ints(slice, rows::fourthDay),
                ints(slice, rows::knownDay),
                amounts(slice),
                categories(slice));
    }

    /** Categories as numbers from 1 in alphabetical order of this customer's own categories; 0 where there is none. */
    private int[] categories(int[] slice) {
        String[] names = new String[slice.length];
        var distinct = new TreeSet<String>();
        for (int i = 0; i < slice.length; i++) {
            names[i] = rows.note(slice[i]);
            distinct.add(names[i]);
        }
        distinct.remove("");
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : List.copyOf(distinct)) {
            numbers.put(name, numbers.size() + 1);
        }
        int[] categories = new int[slice.length];
        for (int i = 0; i < slice.length; i++) {
            categories[i] = numbers.getOrDefault(names[i], 0);
        }
        return categories;
    }

    private Deliveries deliveries(int[] slice, int[] orders) {
        Map<String, Integer> orderByNumber = new HashMap<>();
        for (int i = 0; i < orders.length; i++) {
            orderByNumber.put(rows.label(orders[i]), i);
        }
        return new Deliveries(
                ints(slice, rows::day),
                ints(slice, rows::secondDay),
                ints(slice, rows::knownDay),
                amounts(slice),
                ints(slice, row -> orderByNumber.getOrDefault(rows.note(row), -1)));
    }

    private Disputes disputes(int[] slice, InvoiceRows invoices) {
        int[] disputed = ints(slice, row -> invoices.rowOf(rows.reference(row)));
        return new Disputes(
                ints(slice, rows::day),
                ints(slice, rows::secondDay),
                ints(slice, rows::knownDay),
                amounts(slice),
                disputed);
    }

    private int[] slice(int customer, int kind) {
        int group = customer * DocumentRows.KINDS + kind;
        return Arrays.copyOfRange(ordered, firstOfGroup[group], firstOfGroup[group + 1]);
    }

    private int[] byDay(int customer, int kind) {
        return sorted(slice(customer, kind), rows::day, rows::compareNumbers);
    }

    /** Sorts by a day or row number held in a long beside the position; only ties are compared any further. */
    private static int[] sorted(int[] slice, IntUnaryOperator primary, IntBinaryOperator ties) {
        long[] keys = new long[slice.length];
        for (int i = 0; i < slice.length; i++) {
            keys[i] = (long) primary.applyAsInt(slice[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] result = new int[slice.length];
        for (int i = 0; i < keys.length; i++) {
            result[i] = slice[(int) keys[i]];
        }
        for (int from = 0; from < result.length; ) {
            int to = from + 1;
            while (to < result.length && keys[to] >> 32 == keys[from] >> 32) {
                to++;
            }
            if (to - from > 1) {
                sortTies(result, from, to, ties);
            }
            from = to;
        }
        return result;
    }

    private static void sortTies(int[] rows, int from, int to, IntBinaryOperator ties) {
        List<Integer> sorted = IntStream.range(from, to)
                .mapToObj(i -> rows[i])
                .sorted(ties::applyAsInt)
                .toList();
        for (int i = from; i < to; i++) {
            rows[i] = sorted.get(i - from);
        }
    }

    private long[] amounts(int[] slice) {
        long[] values = new long[slice.length];
        for (int i = 0; i < slice.length; i++) {
            values[i] = rows.amountMinor(slice[i]);
        }
        return values;
    }

    private static int[] ints(int[] slice, IntUnaryOperator column) {
        int[] values = new int[slice.length];
        for (int i = 0; i < slice.length; i++) {
            values[i] = column.applyAsInt(slice[i]);
        }
        return values;
    }

    /** Where each invoice id of one customer stands in its ledger. */
    private static final class InvoiceRows {
        private final long[] ids;
        private final int[] rowOfId;

        InvoiceRows(DocumentRows rows, int[] slice) {
            Integer[] positions = new Integer[slice.length];
            Arrays.setAll(positions, i -> i);
            Arrays.sort(positions, (a, b) -> Long.compare(rows.id(slice[a]), rows.id(slice[b])));
            ids = new long[slice.length];
            rowOfId = new int[slice.length];
            for (int i = 0; i < slice.length; i++) {
                rowOfId[i] = positions[i];
                ids[i] = rows.id(slice[positions[i]]);
            }
        }

        int size() {
            return ids.length;
        }

        /** The invoice's row, or -1 where the document refers to none of this customer. */
        int rowOf(long id) {
            int found = Arrays.binarySearch(ids, id);
            return found < 0 ? -1 : rowOfId[found];
        }
    }
}
