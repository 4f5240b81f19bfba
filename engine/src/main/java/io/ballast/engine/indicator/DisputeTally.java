package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CreditMemos;
import io.ballast.engine.ledger.Disputes;

/** Disputes and credit memos; also tells of each invoice whether it was ever, or is still, disputed. */
final class DisputeTally extends Tally {
    static final int OPENED_COUNT = 0;
    static final int CLOSED_COUNT = 1;
    /** Days from opening to closing, by the band of the closing. */
    static final int RESOLUTION_DAYS = 2;

    static final int MEMO_MINOR = 3;
    static final int MEMO_COUNT = 4;

    private static final int MEASURES = 5;

    private static final byte NEVER_DISPUTED = 0;
    private static final byte WAS_DISPUTED = 1;
    private static final byte IS_DISPUTED = 2;

    long openMinor;
    int openCount;
    long openDays;
    int oldestOpenDays;

    private final byte[] stateOfInvoice;

    DisputeTally(Disputes disputes, CreditMemos memos, int invoices, Horizon horizon, ExposureTally exposure) {
        super(MEASURES);
        stateOfInvoice = new byte[disputes.size() == 0 ? 0 : invoices];
        for (int row = 0; row < disputes.size(); row++) {
            if (horizon.sees(disputes.openedDay(row), disputes.knownDay(row))) {
                dispute(disputes, row, horizon);
            }
        }
        for (int row = 0; row < memos.size(); row++) {
            if (horizon.sees(memos.day(row), memos.knownDay(row))) {
                int band = horizon.band(memos.day(row));
                add(band, MEMO_MINOR, memos.amountMinor(row));
                count(band, MEMO_COUNT);
                exposure.credited(horizon.age(memos.day(row)), memos.amountMinor(row));
            }
        }
    }

    private void dispute(Disputes disputes, int row, Horizon horizon) {
        int opened = disputes.openedDay(row);
        int closed = disputes.closedDay(row);
        count(horizon.band(opened), OPENED_COUNT);
        boolean isOpen = !horizon.hasCome(closed);
        if (isOpen) {
            int days = horizon.age(opened);
            openMinor = Math.addExact(openMinor, disputes.amountMinor(row));
            openCount++;
            openDays += days;
            oldestOpenDays = Math.max(oldestOpenDays, days);
        } else {
            count(horizon.band(closed), CLOSED_COUNT);
            add(horizon.band(closed), RESOLUTION_DAYS, closed - opened);
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

    @Override
    void accumulate() {
        super.accumulate();
    }
}
