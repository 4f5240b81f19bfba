package io.ballast.engine.indicator;

/**
 * How invoices were paid, by the band of the day on which they were.
 *
 * <p>An invoice is paid once settlements cover it, a part by cash or by a write-off; it was paid on the day of the last
 * settlement needed. A write-off counts as paid late on its day, which flatters the customer less than leaving it out;
 * what was closed by credit memos and discounts alone is no payment.
 *
 * <p>No indicator looks further back than 365 days at these, so what is older is passed over.
 */
final class PaymentTally extends Tally {
    static final int PAID_COUNT = 0;
    static final int PAID_MINOR = 1;
    static final int LATE_COUNT = 2;
    static final int LATE_MINOR = 3;
    static final int SEVERELY_LATE_MINOR = 4;
    static final int EARLY_MINOR = 5;
    static final int DISCOUNT_COUNT = 6;
    /** Amount times days late, early counting as 0. */
    static final int LATE_MINOR_DAYS = 7;
    /** Amount times days from issue to payment. */
    static final int MINOR_DAYS_TO_PAY = 8;
    /** Signed days after the due day. */
    static final int DELAY_DAYS = 9;

    static final int DELAY_DAYS_SQUARED = 10;
    static final int INDEXED_COUNT = 11;
    static final int INDEXED_MINOR = 12;
    /** Amount times payment index points, in parts of a point. */
    static final int INDEX_MINOR_PARTS = 13;
    /** Invoices whose first cash came, by the band of that day. */
    static final int FIRST_CASH_COUNT = 14;
    /** Those of them that the first day's cash did not close. */
    static final int PARTIAL_COUNT = 15;

    static final int FELL_DUE_COUNT = 16;
    static final int FELL_DUE_MINOR = 17;
    static final int SETTLED_IN_TIME_COUNT = 18;
    static final int STILL_OPEN_MINOR = 19;
    static final int WRITTEN_OFF_MINOR = 20;

    private static final int MEASURES = 21;

    /** Fewer paid invoices than this say nothing about how a customer pays. */
    static final int ENOUGH = 3;

    private static final int SEVERELY_LATE_DAYS = 30;

    final Maxima worstDelayDays = new Maxima();
    /** Sums for the straight line through delay over age, for payments of the last 365 days. */
    long ageDays;

    long ageDaysSquared;
    long ageTimesDelay;

    /** In all of history. */
    int firstCashCount;

    int partialCount;

    PaymentTally() {
        super(MEASURES, Horizon.BANDS_OF_YEAR);
    }

    boolean isPaidOften(Window window) {
        return in(PAID_COUNT, window) >= ENOUGH;
    }

    /** Average days late weighted by amount; only where something was paid. */
    double weightedDelay(Window window) {
        return (double) in(LATE_MINOR_DAYS, window) / in(PAID_MINOR, window);
    }

    void paid(int band, int age, long minor, int delay, int daysToPay) {
        count(band, PAID_COUNT);
        add(band, PAID_MINOR, minor);
        add(band, MINOR_DAYS_TO_PAY, Math.multiplyExact(minor, (long) daysToPay));
        add(band, DELAY_DAYS, delay);
        add(band, DELAY_DAYS_SQUARED, (long) delay * delay);
        if (delay > 0) {
            count(band, LATE_COUNT);
            add(band, LATE_MINOR, minor);
            add(band, LATE_MINOR_DAYS, Math.multiplyExact(minor, (long) delay));
            worstDelayDays.raise(band, delay);
            if (delay > SEVERELY_LATE_DAYS) {
                add(band, SEVERELY_LATE_MINOR, minor);
            }
        } else if (delay < 0) {
            add(band, EARLY_MINOR, minor);
        }
        ageDays += age;
        ageDaysSquared += (long) age * age;
        ageTimesDelay += (long) age * delay;
    }

    /** A paid invoice that was never disputed, which alone counts for the payment index. */
    void indexed(int band, long minor, int delay) {
        count(band, INDEXED_COUNT);
        add(band, INDEXED_MINOR, minor);
        add(band, INDEX_MINOR_PARTS, Math.multiplyExact(minor, (long) PaymentIndexScale.parts(delay)));
    }

    void fellDue(int band, long minor, long openMinor, boolean wasInTime) {
        count(band, FELL_DUE_COUNT);
        add(band, FELL_DUE_MINOR, minor);
        if (wasInTime) {
            count(band, SETTLED_IN_TIME_COUNT);
        } else if (openMinor > 0) {
            add(band, STILL_OPEN_MINOR, openMinor);
        }
    }

    void writtenOff(int band, long minor) {
        if (Horizon.isInLastYear(band)) {
            add(band, WRITTEN_OFF_MINOR, minor);
        }
    }

    void firstCash(int band, boolean wasPartial) {
        firstCashCount++;
        partialCount += wasPartial ? 1 : 0;
        if (Horizon.isInLastYear(band)) {
            count(band, FIRST_CASH_COUNT);
            if (wasPartial) {
                count(band, PARTIAL_COUNT);
            }
        }
    }

    @Override
    void accumulate() {
        super.accumulate();
        worstDelayDays.accumulate();
    }
}
