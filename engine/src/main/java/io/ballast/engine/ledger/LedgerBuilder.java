package io.ballast.engine.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Sorts documents into the columns of a {@link Ledger}. The order in which they are added makes no difference.
 *
 * <p>Not safe for use by several threads.
 */
public final class LedgerBuilder {
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<CreditMemo> creditMemos = new ArrayList<>();
    private final List<SalesOrder> orders = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();

    public LedgerBuilder add(Invoice invoice) {
        invoices.add(invoice);
        return this;
    }

    public LedgerBuilder add(Settlement settlement) {
        settlements.add(settlement);
        return this;
    }

    public LedgerBuilder add(Receipt receipt) {
        receipts.add(receipt);
        return this;
    }

    public LedgerBuilder add(CreditMemo memo) {
        creditMemos.add(memo);
        return this;
    }

    public LedgerBuilder add(SalesOrder order) {
        orders.add(order);
        return this;
    }

    public LedgerBuilder add(Delivery delivery) {
        deliveries.add(delivery);
        return this;
    }

    public LedgerBuilder add(Dispute dispute) {
        disputes.add(dispute);
        return this;
    }

    /**
     * The sorted ledger.
     *
     * @throws IllegalArgumentException if two invoices share a number, or a settlement or dispute names an invoice
     *     that is not here
     */
    public Ledger build() {
        invoices.sort(Comparator.comparingInt(Invoice::issuedDay).thenComparing(Invoice::number));
        Map<String, Integer> rowByNumber = new HashMap<>();
        for (int row = 0; row < invoices.size(); row++) {
            String number = invoices.get(row).number();
            if (rowByNumber.put(number, row) != null) {
                throw new IllegalArgumentException("Two invoices have the number " + number);
            }
        }
        return new Ledger(
                new Invoices(
                        ints(invoices, Invoice::issuedDay),
                        ints(invoices, Invoice::dueDay),
                        ints(invoices, Invoice::knownDay),
                        longs(invoices, Invoice::amountMinor),
                        bytes(invoices, invoice -> invoice.isDueAssumed() ? 1 : 0)),
                settlementColumns(rowByNumber),
                receiptColumns(),
                creditMemoColumns(),
                orderColumns(),
                deliveryColumns(),
                disputeColumns(rowByNumber));
    }

    private Settlements settlementColumns(Map<String, Integer> rowByNumber) {
        settlements.sort(Comparator.<Settlement>comparingInt(s -> rowOf(s.invoiceNumber(), rowByNumber))
                .thenComparingInt(Settlement::day)
                .thenComparing(Settlement::kind)
                .thenComparingInt(Settlement::knownDay)
                .thenComparingLong(Settlement::amountMinor));
        int[] firstRow = new int[invoices.size() + 1];
        for (Settlement settlement : settlements) {
            firstRow[rowOf(settlement.invoiceNumber(), rowByNumber) + 1]++;
        }
        for (int invoice = 0; invoice < invoices.size(); invoice++) {
            firstRow[invoice + 1] += firstRow[invoice];
        }
        return new Settlements(
                firstRow,
                ints(settlements, Settlement::day),
                ints(settlements, Settlement::knownDay),
                longs(settlements, Settlement::amountMinor),
                bytes(settlements, settlement -> settlement.kind().ordinal()));
    }

    private Receipts receiptColumns() {
        receipts.sort(Comparator.comparingInt(Receipt::day).thenComparing(Receipt::number));
        return new Receipts(
                ints(receipts, Receipt::day), ints(receipts, Receipt::knownDay), longs(receipts, Receipt::amountMinor));
    }

    private CreditMemos creditMemoColumns() {
        creditMemos.sort(Comparator.comparingInt(CreditMemo::day).thenComparing(CreditMemo::number));
        return new CreditMemos(
                ints(creditMemos, CreditMemo::day),
                ints(creditMemos, CreditMemo::knownDay),
                longs(creditMemos, CreditMemo::amountMinor));
    }

    private Orders orderColumns() {
        orders.sort(Comparator.comparingInt(SalesOrder::orderedDay).thenComparing(SalesOrder::number));
        return new Orders(
                ints(orders, SalesOrder::orderedDay),
                ints(orders, SalesOrder::requestedDay),
                ints(orders, SalesOrder::closedDay),
                ints(orders, SalesOrder::cancelledDay),
                ints(orders, SalesOrder::knownDay),
                longs(orders, SalesOrder::amountMinor),
                ints(orders, SalesOrder::category));
    }

    /** Who names an order that is not here fills none of them. */
    private Deliveries deliveryColumns() {
        Map<String, Integer> orderByNumber = new HashMap<>();
        for (int row = 0; row < orders.size(); row++) {
            orderByNumber.putIfAbsent(orders.get(row).number(), row);
        }
        deliveries.sort(Comparator.comparingInt(Delivery::day).thenComparing(Delivery::number));
        return new Deliveries(
                ints(deliveries, Delivery::day),
                ints(deliveries, Delivery::invoicedDay),
                ints(deliveries, Delivery::knownDay),
                longs(deliveries, Delivery::amountMinor),
                ints(deliveries, d -> orderByNumber.getOrDefault(d.orderNumber(), -1)));
    }

    private Disputes disputeColumns(Map<String, Integer> rowByNumber) {
        disputes.sort(Comparator.comparingInt(Dispute::openedDay).thenComparing(Dispute::number));
        return new Disputes(
                ints(disputes, Dispute::openedDay),
                ints(disputes, Dispute::closedDay),
                ints(disputes, Dispute::knownDay),
                longs(disputes, Dispute::amountMinor),
                ints(disputes, d -> d.invoiceNumber().isEmpty() ? -1 : rowOf(d.invoiceNumber(), rowByNumber)));
    }

    private static int rowOf(String invoiceNumber, Map<String, Integer> rowByNumber) {
        Integer row = rowByNumber.get(invoiceNumber);
        if (row == null) {
            throw new IllegalArgumentException("No invoice has the number " + invoiceNumber);
        }
        return row;
    }

    private static <T> int[] ints(List<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static <T> byte[] bytes(List<T> rows, ToIntFunction<T> column) {
        byte[] values = new byte[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) column.applyAsInt(rows.get(i));
        }
        return values;
    }
}
