package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Disputes;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;

/**
 * The open items of a ledger at a point in time, in the order of the ledger, with what is unapplied beside them.
 *
 * <pre>open_i = max(0, invoice_i - settlements_i), of rows dated and recorded by then</pre>
 *
 * <ul>
 *   <li>shape: one ledger in, one row per invoice with something open out
 *   <li>unit: minor units of the ledger's currency, exact
 *   <li>an instalment is an item of its own and is due on its own day
 * </ul>
 */
public final class OpenItems {
    private final Ledger ledger;
    private final PointInTime at;
    private final int[] invoice;
    private final long[] openMinor;
    private final boolean[] disputed;
    private final int size;
    private final long invoicedMinor;
    private final long overpaidMinor;
    private final long[] settledMinor;

    /** Reads the ledger as it stood. */
    public static OpenItems of(Ledger ledger, PointInTime at) {
        return new OpenItems(ledger, at);
    }

    private OpenItems(Ledger ledger, PointInTime at) {
        this.ledger = ledger;
        this.at = at;
        Invoices invoices = ledger.invoices();
        boolean[] disputedInvoices = disputedInvoices(ledger, at);
        invoice = new int[invoices.size()];
        openMinor = new long[invoices.size()];
        disputed = new boolean[invoices.size()];
        settledMinor = new long[SettlementKind.values().length];
        int count = 0;
        long invoiced = 0;
        long overpaid = 0;
        for (int row = 0; row < invoices.size() && invoices.issuedDay(row) <= at.day(); row++) {
            if (!at.sees(invoices.issuedDay(row), invoices.knownDay(row))) {
                continue;
            }
            invoiced = Math.addExact(invoiced, invoices.amountMinor(row));
            long open = Math.subtractExact(invoices.amountMinor(row), settle(row));
            if (open < 0) {
                overpaid = Math.subtractExact(overpaid, open);
            } else if (open > 0) {
                invoice[count] = row;
                openMinor[count] = open;
                disputed[count] = disputedInvoices[row];
                count++;
            }
        }
        size = count;
        invoicedMinor = invoiced;
        overpaidMinor = overpaid;
    }

    private static boolean[] disputedInvoices(Ledger ledger, PointInTime at) {
        boolean[] isDisputed = new boolean[ledger.invoices().size()];
        Disputes disputes = ledger.disputes();
        for (int row = 0; row < disputes.size(); row++) {
            boolean isOpen =
                    at.sees(disputes.openedDay(row), disputes.knownDay(row)) && disputes.closedDay(row) > at.day();
            if (isOpen && disputes.invoice(row) >= 0) {
                isDisputed[disputes.invoice(row)] = true;
            }
        }
        return isDisputed;
    }

    private long settle(int row) {
        Settlements settlements = ledger.settlements();
        long settled = 0;
        for (int i = settlements.from(row); i < settlements.from(row + 1); i++) {
            if (at.sees(settlements.day(i), settlements.knownDay(i))) {
                settled = Math.addExact(settled, settlements.amountMinor(i));
                int kind = settlements.kind(i).ordinal();
                settledMinor[kind] = Math.addExact(settledMinor[kind], settlements.amountMinor(i));
            }
        }
        return settled;
    }

    public int size() {
        return size;
    }

    public PointInTime at() {
        return at;
    }

    /** Row of the item's invoice in the ledger. */
    public int invoice(int item) {
        return invoice[item];
    }

    /** What is open of it, above 0. */
    public long openMinor(int item) {
        return openMinor[item];
    }

    /** Whether a dispute over this very invoice is open. */
    public boolean isDisputed(int item) {
        return disputed[item];
    }

    /** Whether what is open of it is too small to say how old debts are. */
    public boolean isResidue(int item, Residue residue) {
        return residue.isResidue(openMinor[item], ledger.invoices().amountMinor(invoice[item]));
    }

    /** Days past due of the oldest item that is more than a residue; 0 where none is past due. */
    public int oldestDaysPastDue(Residue residue) {
        int oldest = 0;
        for (int item = 0; item < size; item++) {
            oldest = isResidue(item, residue) ? oldest : Math.max(oldest, daysPastDue(item));
        }
        return oldest;
    }

    /** Whether the source gave no due day, so that the day of issue stands in for it. */
    public boolean isDueAssumed(int item) {
        return ledger.invoices().isDueAssumed(invoice[item]);
    }

    /** Days past due: 0 or less while not due. */
    public int daysPastDue(int item) {
        return at.day() - ledger.invoices().dueDay(invoice[item]);
    }

    /** Days since issue, 0 or more. */
    public int daysSinceIssue(int item) {
        return at.day() - ledger.invoices().issuedDay(invoice[item]);
    }

    /** Sum of what is open. */
    public long totalMinor() {
        long total = 0;
        for (int item = 0; item < size; item++) {
            total = Math.addExact(total, openMinor[item]);
        }
        return total;
    }

    /** Sum of what is open and not past due. */
    public long currentMinor() {
        long total = 0;
        for (int item = 0; item < size; item++) {
            total = daysPastDue(item) > 0 ? total : Math.addExact(total, openMinor[item]);
        }
        return total;
    }

    /** Sum of what is open and disputed; past due only, or all of it. */
    public long disputedMinor(boolean isPastDueOnly) {
        long total = 0;
        for (int item = 0; item < size; item++) {
            boolean counts = disputed[item] && (!isPastDueOnly || daysPastDue(item) > 0);
            total = counts ? Math.addExact(total, openMinor[item]) : total;
        }
        return total;
    }

    /** Cash received that pays no invoice yet, with what was paid beyond an invoice; 0 or more. */
    public long unappliedCashMinor() {
        long unapplied = Math.max(0, Math.subtractExact(receivedMinor(), settledMinor(SettlementKind.CASH)));
        return Math.addExact(unapplied, overpaidMinor);
    }

    /** Credit memos not set against an invoice yet, 0 or more. */
    public long unappliedCreditMinor() {
        return Math.max(0, Math.subtractExact(creditedMinor(), settledMinor(SettlementKind.CREDIT_MEMO)));
    }

    /** Cash and credit set against invoices though no receipt or memo covers it: a flag on the data, 0 or more. */
    public long appliedWithoutDocumentMinor() {
        long cash = Math.max(0, Math.subtractExact(settledMinor(SettlementKind.CASH), receivedMinor()));
        long credit = Math.max(0, Math.subtractExact(settledMinor(SettlementKind.CREDIT_MEMO), creditedMinor()));
        return Math.addExact(cash, credit);
    }

    /**
     * The balance of the account, added up from documents and not from open items: invoices less receipts, credit
     * memos, discounts and write-offs. Where a source brings settlements without receipts, they stand in for them.
     */
    public long balanceMinor() {
        long cash = Math.max(receivedMinor(), settledMinor(SettlementKind.CASH));
        long credit = Math.max(creditedMinor(), settledMinor(SettlementKind.CREDIT_MEMO));
        long given = Math.addExact(settledMinor(SettlementKind.DISCOUNT), settledMinor(SettlementKind.WRITE_OFF));
        return Math.subtractExact(invoicedMinor, Math.addExact(given, Math.addExact(cash, credit)));
    }

    /** What settled invoices by this means up to then. */
    public long settledMinor(SettlementKind kind) {
        return settledMinor[kind.ordinal()];
    }

    private long receivedMinor() {
        long total = 0;
        for (int row = 0; row < ledger.receipts().size(); row++) {
            if (at.sees(ledger.receipts().day(row), ledger.receipts().knownDay(row))) {
                total = Math.addExact(total, ledger.receipts().amountMinor(row));
            }
        }
        return total;
    }

    private long creditedMinor() {
        long total = 0;
        for (int row = 0; row < ledger.creditMemos().size(); row++) {
            if (at.sees(ledger.creditMemos().day(row), ledger.creditMemos().knownDay(row))) {
                total = Math.addExact(total, ledger.creditMemos().amountMinor(row));
            }
        }
        return total;
    }
}
