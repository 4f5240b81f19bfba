package io.ballast.engine.model.history;

import io.ballast.engine.ledger.CreditMemos;
import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Disputes;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.Orders;
import io.ballast.engine.ledger.Receipts;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Days;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A ledger without its future: only the rows that a point in time sees, and what was closed, cancelled or invoiced
 * later stands as not yet.
 */
final class AsItStood {
    private final Ledger ledger;
    private final PointInTime at;

    private AsItStood(Ledger ledger, PointInTime at) {
        this.ledger = ledger;
        this.at = at;
    }

    static Ledger of(Ledger ledger, PointInTime at) {
        return new AsItStood(ledger, at).cut();
    }

    private Ledger cut() {
        Invoices invoices = ledger.invoices();
        int[] kept = rows(invoices.size(), row -> at.sees(invoices.issuedDay(row), invoices.knownDay(row)));
        Orders orders = ledger.orders();
        int[] keptOrders = rows(orders.size(), row -> at.sees(orders.orderedDay(row), orders.knownDay(row)));
        return new Ledger(
                new Invoices(
                        ints(kept, invoices::issuedDay),
                        ints(kept, invoices::dueDay),
                        ints(kept, invoices::knownDay),
                        IntStream.of(kept).mapToLong(invoices::amountMinor).toArray(),
                        flags(kept, invoices::isDueAssumed)),
                settlements(kept),
                receipts(),
                creditMemos(),
                orders(keptOrders),
                deliveries(keptOrders),
                disputes(kept));
    }

    private Settlements settlements(int[] keptInvoices) {
        Settlements all = ledger.settlements();
        int[] firstRow = new int[keptInvoices.length + 1];
        IntStream.Builder kept = IntStream.builder();
        for (int i = 0; i < keptInvoices.length; i++) {
            firstRow[i + 1] = firstRow[i];
            for (int row = all.from(keptInvoices[i]); row < all.from(keptInvoices[i] + 1); row++) {
                if (at.sees(all.day(row), all.knownDay(row))) {
                    kept.add(row);
                    firstRow[i + 1]++;
                }
            }
        }
        int[] rows = kept.build().toArray();
        byte[] kinds = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kinds[i] = (byte) all.kind(rows[i]).ordinal();
        }
        return new Settlements(
                firstRow,
                ints(rows, all::day),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray(),
                kinds);
    }

    private Receipts receipts() {
        Receipts all = ledger.receipts();
        int[] rows = rows(all.size(), row -> at.sees(all.day(row), all.knownDay(row)));
        return new Receipts(
                ints(rows, all::day),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray());
    }

    private CreditMemos creditMemos() {
        CreditMemos all = ledger.creditMemos();
        int[] rows = rows(all.size(), row -> at.sees(all.day(row), all.knownDay(row)));
        return new CreditMemos(
                ints(rows, all::day),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray());
    }

    private Orders orders(int[] rows) {
        Orders all = ledger.orders();
        return new Orders(
                ints(rows, all::orderedDay),
                ints(rows, all::requestedDay),
                ints(rows, row -> sofar(all.closedDay(row))),
                ints(rows, row -> sofar(all.cancelledDay(row))),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray(),
                ints(rows, all::category));
    }

    private Deliveries deliveries(int[] keptOrders) {
        Deliveries all = ledger.deliveries();
        int[] rows = rows(all.size(), row -> at.sees(all.day(row), all.knownDay(row)));
        return new Deliveries(
                ints(rows, all::day),
                ints(rows, row -> sofar(all.invoicedDay(row))),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray(),
                ints(rows, row -> Math.max(-1, Arrays.binarySearch(keptOrders, all.order(row)))));
    }

    private Disputes disputes(int[] keptInvoices) {
        Disputes all = ledger.disputes();
        int[] rows = rows(all.size(), row -> at.sees(all.openedDay(row), all.knownDay(row)));
        return new Disputes(
                ints(rows, all::openedDay),
                ints(rows, row -> sofar(all.closedDay(row))),
                ints(rows, all::knownDay),
                IntStream.of(rows).mapToLong(all::amountMinor).toArray(),
                ints(rows, row -> Math.max(-1, Arrays.binarySearch(keptInvoices, all.invoice(row)))));
    }

    private int sofar(int day) {
        return day <= at.day() ? day : Days.NEVER;
    }

    private static int[] rows(int size, IntPredicate isSeen) {
        return IntStream.range(0, size).filter(isSeen).toArray();
    }

    private static int[] ints(int[] rows, IntUnaryOperator column) {
        return IntStream.of(rows).map(column).toArray();
    }

    private static byte[] flags(int[] rows, IntPredicate column) {
        byte[] flags = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            flags[i] = (byte) (column.test(rows[i]) ? 1 : 0);
        }
        return flags;
    }
}
