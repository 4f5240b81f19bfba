package io.ballast.server.ledger;

import io.ballast.server.staging.Block;
import io.ballast.server.staging.Tuples;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Documents on their way into the temporary tables of {@link LedgerRecording}. */
public final class DocumentRows {
    private final Map<DocumentTable, Tuples> documents = new EnumMap<>(DocumentTable.class);
    private final Set<DocumentTable> namingCompanies = EnumSet.noneOf(DocumentTable.class);
    private final Tuples invoices;
    private final Tuples receipts;
    private final Tuples creditMemos;
    private final Tuples orders;
    private final Tuples deliveries;
    private final Tuples bills;
    private final Tuples settlements;
    private final Tuples disputes;

    DocumentRows(Consumer<Block> full) {
        for (DocumentTable table : DocumentTable.values()) {
            documents.put(table, new Tuples(table.copy(), table.stagedColumns(), full));
        }
        this.invoices = of(DocumentTable.INVOICE);
        this.receipts = of(DocumentTable.RECEIPT);
        this.creditMemos = of(DocumentTable.CREDIT_MEMO);
        this.orders = of(DocumentTable.SALES_ORDER);
        this.deliveries = of(DocumentTable.DELIVERY);
        this.bills = of(DocumentTable.BILL);
        this.settlements = new Tuples(SettlementSql.COPY, 8, full);
        this.disputes = new Tuples(DisputeSql.COPY, 11, full);
    }

    private Tuples of(DocumentTable table) {
        Tuples tuples = documents.get(table);
        if (tuples == null) {
            throw new IllegalStateException("No rows for " + table);
        }
        return tuples;
    }

    private Optional<String> of(DocumentTable table, Optional<String> ownCompany) {
        if (ownCompany.isPresent()) {
            namingCompanies.add(table);
        }
        return ownCompany;
    }

    /** Adds an invoice or brings it up to date. */
    public void add(NewInvoice invoice) {
        invoices.start()
                .number(invoice.row())
                .text(invoice.customer())
                .text(invoice.number())
                .small(invoice.instalment())
                .day(invoice.issuedDay())
                .truth(invoice.isIssueAssumed())
                .day(invoice.dueDay())
                .truth(invoice.isDueAssumed())
                .day(invoice.knownDay())
                .text(invoice.currency())
                .number(invoice.amountMinor())
                .number(invoice.baseMinor())
                .text(invoice.orderNumber())
                .text(of(DocumentTable.INVOICE, invoice.ownCompany()))
                .integer(invoice.dunningLevel());
    }

    /** Adds a receipt or brings it up to date. */
    public void add(NewReceipt receipt) {
        receipts.start()
                .number(receipt.row())
                .text(receipt.customer())
                .text(receipt.number())
                .day(receipt.day())
                .day(receipt.knownDay())
                .text(receipt.currency())
                .number(receipt.amountMinor())
                .number(receipt.baseMinor())
                .text(of(DocumentTable.RECEIPT, receipt.ownCompany()));
    }

    /** Adds a credit memo or brings it up to date. */
    public void add(NewCreditMemo memo) {
        creditMemos
                .start()
                .number(memo.row())
                .text(memo.customer())
                .text(memo.number())
                .day(memo.day())
                .day(memo.knownDay())
                .text(memo.currency())
                .number(memo.amountMinor())
                .number(memo.baseMinor())
                .text(memo.reason())
                .text(of(DocumentTable.CREDIT_MEMO, memo.ownCompany()));
    }

    /** Adds an order or brings it up to date. */
    public void add(NewOrder order) {
        orders.start()
                .number(order.row())
                .text(order.customer())
                .text(order.number())
                .day(order.orderedDay())
                .day(order.requestedDay())
                .day(order.closedDay())
                .day(order.cancelledDay())
                .day(order.knownDay())
                .text(order.currency())
                .number(order.amountMinor())
                .number(order.baseMinor())
                .text(order.category())
                .text(of(DocumentTable.SALES_ORDER, order.ownCompany()));
    }

    /** Adds a delivery or brings it up to date. */
    public void add(NewDelivery delivery) {
        deliveries
                .start()
                .number(delivery.row())
                .text(delivery.customer())
                .text(delivery.number())
                .text(delivery.orderNumber())
                .day(delivery.day())
                .day(delivery.invoicedDay())
                .day(delivery.knownDay())
                .text(delivery.currency())
                .number(delivery.amountMinor())
                .number(delivery.baseMinor())
                .text(of(DocumentTable.DELIVERY, delivery.ownCompany()));
    }

    /** Adds a bill or brings it up to date. */
    public void add(NewBill bill) {
        bills.start()
                .number(bill.row())
                .text(bill.customer())
                .text(bill.number())
                .text(bill.kind().name())
                .day(bill.receivedDay())
                .day(bill.dueDay())
                .text(bill.acceptor())
                .day(bill.passedDay())
                .truth(bill.isRecourseFree())
                .day(bill.paidDay())
                .day(bill.dishonouredDay())
                .day(bill.knownDay())
                .text(bill.currency())
                .number(bill.amountMinor())
                .number(bill.baseMinor())
                .text(of(DocumentTable.BILL, bill.ownCompany()));
    }

    /** Settles a part of an invoice. */
    public void add(NewSettlement settlement) {
        settlements
                .start()
                .number(settlement.row())
                .text(settlement.customer())
                .text(settlement.invoiceNumber())
                .text(settlement.kind().name())
                .text(settlement.sourceNumber())
                .day(settlement.day())
                .day(settlement.knownDay())
                .number(settlement.amountMinor());
    }

    /** Adds a dispute or brings it up to date. */
    public void add(NewDispute dispute) {
        disputes.start()
                .number(dispute.row())
                .text(dispute.customer())
                .text(dispute.number())
                .text(dispute.invoiceNumber())
                .day(dispute.openedDay())
                .day(dispute.closedDay())
                .day(dispute.knownDay())
                .text(dispute.currency())
                .number(dispute.amountMinor())
                .number(dispute.baseMinor())
                .text(dispute.reason());
    }

    /** Hands on what is left. */
    public void flush() {
        documents.values().forEach(Tuples::flush);
        settlements.flush();
        disputes.flush();
    }

    long total(DocumentTable table) {
        return of(table).total();
    }

    /** Whether any of these documents names a company of ours. */
    boolean isNamingCompanies(DocumentTable table) {
        return namingCompanies.contains(table);
    }

    long settlementTotal() {
        return settlements.total();
    }

    long disputeTotal() {
        return disputes.total();
    }
}
