package io.ballast.engine.indicator;

import io.ballast.engine.ledger.Receipts;

/** Cash received, by the band of the day of receipt, and how much of it settled invoices. */
final class CashTally extends Tally {
    static final int COUNT = 0;
    static final int MINOR = 1;
    static final int ROUND_COUNT = 2;

    private static final int MEASURES = 3;

    private static final long ROUND_MAJOR = 1000;

    /** Distinct days with a receipt in the last 365 days, and the ages of the first and last of them. */
    int receiptDays;

    int firstAge;
    int lastAge;

    /** Cash that settled invoices. */
    private long appliedMinor;

    /** Settled beyond the amount of an invoice, by whatever means. */
    private long overpaidMinor;

    private int lastPaymentAge = -1;

    CashTally(Receipts receipts, Horizon horizon, long minorPerMajor) {
        super(MEASURES);
        long roundMinor = ROUND_MAJOR * minorPerMajor;
        for (int row = 0; row < receipts.size(); row++) {
            if (horizon.sees(receipts.day(row), receipts.knownDay(row))) {
                int age = horizon.age(receipts.day(row));
                int band = horizon.band(receipts.day(row));
                count(band, COUNT);
                add(band, MINOR, receipts.amountMinor(row));
                if (Horizon.isInLastYear(band)) {
                    if (receipts.amountMinor(row) % roundMinor == 0) {
                        count(band, ROUND_COUNT);
                    }
                    countDay(age);
                }
                paidAt(age);
            }
        }
    }

    private void countDay(int age) {
        if (receiptDays == 0) {
            firstAge = age;
            receiptDays = 1;
        } else if (age != lastAge) {
            receiptDays++;
        }
        lastAge = age;
    }

    /** A receipt or the cash settlement of an invoice; where a source books only one of the two, it speaks for both. */
    private void paidAt(int age) {
        if (lastPaymentAge < 0 || age < lastPaymentAge) {
            lastPaymentAge = age;
        }
    }

    void applied(int age, long amountMinor) {
        appliedMinor = Math.addExact(appliedMinor, amountMinor);
        paidAt(age);
    }

    /** Whether receipts came on enough days of the last year for a usual gap to be known. */
    boolean isPayingOften() {
        return receiptDays >= PaymentTally.ENOUGH;
    }

    /** Average days between the days with receipts in the last 365; only where there are several. */
    double usualGapDays() {
        return (double) (firstAge - lastAge) / (receiptDays - 1);
    }

    boolean hasPayment() {
        return lastPaymentAge >= 0;
    }

    /** Days since money last came; only where some has. */
    int lastPaymentAge() {
        return lastPaymentAge;
    }

    void overpaid(long amountMinor) {
        overpaidMinor = Math.addExact(overpaidMinor, amountMinor);
    }

    /** Received and not used for any invoice, with what was settled beyond an invoice. */
    long unappliedMinor() {
        return Math.max(0, ever(MINOR) - appliedMinor) + overpaidMinor;
    }

    @Override
    void accumulate() {
        super.accumulate();
    }
}
