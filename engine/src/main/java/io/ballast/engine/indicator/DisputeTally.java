package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CreditMemos;
import io.ballast.engine.ledger.Disputes;

/** Disputes and credit memos; also tells of each invoice whether it was ever, or is still, disputed. */
final class DisputeTally {
    private static final byte NEVER_DISPUTED = 0;
    private static final byte WAS_DISPUTED = 1;
    private static final byte IS_DISPUTED = 2;

    final Bands openedCount = new Bands();
    final Bands closedCount = new Bands();
    /** Days from opening to closing, by the band of the closing. */
    final Bands resolutionDays = new Bands();

    final Bands memoMinor = new Bands();
    final Bands memoCount = new Bands();
    /** Credit memos that settled invoices. */
    final Bands memoAppliedMinor = new Bands();

    long openMinor;
    int openCount;
    long openDays;
    int oldestOpenDays;
    private final byte[] stateOfInvoice;

    DisputeTally(Disputes disputes, CreditMemos memos, int invoices, Horizon horizon) {
        stateOfInvoice = new byte[disputes.size() == 0 ? 0 : invoices];
        for (int row = 0; row < disputes.size(); row++) {
            if (horizon.sees(disputes.openedDay(row), disputes.knownDay(row))) {
                dispute(disputes, row, horizon);
            }
        }
        for (int row = 0; row < memos.size(); row++) {
            if (horizon.sees(memos.day(row), memos.knownDay(row))) {
                int band = horizon.band(memos.day(row));
                memoMinor.add(band, memos.amountMinor(row));
                memoCount.count(band);
            }
        }
    }

    private void dispute(Disputes disputes, int row, Horizon horizon) {
        int opened = disputes.openedDay(row);
        int closed = disputes.closedDay(row);
        openedCount.count(horizon.band(opened));
        boolean isOpen = !horizon.hasCome(closed);
        if (isOpen) {
            int days = horizon.age(opened);
            openMinor = Math.addExact(openMinor, disputes.amountMinor(row));
            openCount++;
            openDays += days;
            oldestOpenDays = Math.max(oldestOpenDays, days);
        } else {
            closedCount.count(horizon.band(closed));
            resolutionDays.add(horizon.band(closed), closed - opened);
        }
        int invoice = disputes.invoice(row);
        if (invoice >= 0) {
            byte state = isOpen ? IS_DISPUTED : WAS_DISPUTED;
            stateOfInvoice[invoice] = (byte) Math.max(stateOfInvoice[invoice], state);
        }
    }

    boolean wasDisputed(int invoice) {
        return stateOfInvoice.length > 0 && stateOfInvoice[invoice] != NEVER_DISPUTED;
    }

    boolean isDisputed(int invoice) {
        return stateOfInvoice.length > 0 && stateOfInvoice[invoice] == IS_DISPUTED;
    }

    long unappliedMinor() {
        return Math.max(0, memoMinor.ever() - memoAppliedMinor.ever());
    }

    void accumulate() {
        Bands.accumulate(openedCount, closedCount, resolutionDays, memoMinor, memoCount, memoAppliedMinor);
    }
}
