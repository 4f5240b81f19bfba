package io.ballast.engine.indicator;

/** What was invoiced, by the band of the day of issue. */
final class SalesTally extends Tally {
    static final int MINOR = 0;
    static final int COUNT = 1;
    static final int DUE_ASSUMED_COUNT = 2;
    static final int LATE_RECORDED_COUNT = 3;
    static final int RECORDING_DAYS = 4;
    static final int DISPUTED_COUNT = 5;

    private static final int MEASURES = 6;

    /** Months of 30 days counted back from the day of assessment. */
    static final int MONTHS = 12;

    static final int MONTH_DAYS = 30;

    private static final int PROMPTLY_RECORDED_DAYS = 7;

    final Maxima largestMinor = new Maxima();
    private final long[] monthMinor = new long[MONTHS];
    private int firstAge;
    private int lastAge;

    SalesTally() {
        super(MEASURES);
    }

    boolean isEmpty() {
        return ever(COUNT) == 0;
    }

    /** Days since the first invoice; only where there is one. */
    int firstAge() {
        return firstAge;
    }

    /** Days since the last invoice; only where there is one. */
    int lastAge() {
        return lastAge;
    }

    /** Days since the first invoice, that day and the day of assessment included; 0 without invoices. */
    int historyDays() {
        return isEmpty() ? 0 : firstAge + 1;
    }

    /** Days of the window since the first invoice. */
    int daysIn(Window window) {
        return Math.min(window.days(), historyDays());
    }

    /** Sales of a month of 30 days, 0 being the one that ends on the day of assessment. */
    long monthMinor(int month) {
        return monthMinor[month];
    }

    /** Sum of the twelve months of 30 days. */
    long monthsMinor() {
        long sum = 0;
        for (long month : monthMinor) {
            sum += month;
        }
        return sum;
    }

    /** Must be called in ascending day of issue. */
    void invoiced(int band, int age, long amountMinor, int recordedAfterDays) {
        firstAge = Math.max(firstAge, age);
        lastAge = age;
        add(band, MINOR, amountMinor);
        count(band, COUNT);
        largestMinor.raise(band, amountMinor);
        if (age < MONTHS * MONTH_DAYS) {
            monthMinor[age / MONTH_DAYS] += amountMinor;
        }
        if (recordedAfterDays > 0) {
            add(band, RECORDING_DAYS, recordedAfterDays);
            if (recordedAfterDays > PROMPTLY_RECORDED_DAYS) {
                count(band, LATE_RECORDED_COUNT);
            }
        }
    }

    @Override
    void accumulate() {
        super.accumulate();
        largestMinor.accumulate();
    }
}
