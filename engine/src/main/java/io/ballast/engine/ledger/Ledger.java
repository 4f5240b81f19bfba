package io.ballast.engine.ledger;

/**
 * The documents of one customer in columns, each slice sorted by (day, number). Slices are immutable and safe to
 * share between threads. Build one with {@link LedgerBuilder}.
 *
 * @param invoices invoices and debit memos
 * @param settlements what settled them, grouped by invoice
 * @param receipts cash received
 * @param creditMemos credit memos issued
 * @param orders sales orders
 * @param deliveries deliveries
 * @param disputes disputes
 */
public record Ledger(
        Invoices invoices,
        Settlements settlements,
        Receipts receipts,
        CreditMemos creditMemos,
        Orders orders,
        Deliveries deliveries,
        Disputes disputes) {
    public Ledger {
        if (settlements.invoiceCount() != invoices.size()) {
            throw new IllegalArgumentException("Settlements are grouped by " + settlements.invoiceCount()
                    + " invoices, the ledger has " + invoices.size());
        }
    }

    public static Ledger empty() {
        return new LedgerBuilder().build();
    }
}
