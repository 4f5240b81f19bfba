package io.ballast.engine.indicator;

/**
 * How invoices were paid, by the band of the day on which they were.
 *
 * <p>An invoice is paid once settlements cover it, a part by cash or by a write-off; it was paid on the day of the last
 * settlement needed. A write-off counts as paid late on its day, which flatters the customer less than leaving it out;
 * what was closed by credit memos and discounts alone is no payment.
 */
final class PaymentTally {
    /** Fewer paid invoices than this say nothing about how a customer pays. */
    static final int ENOUGH = 3;

    private static final int SEVERELY_LATE_DAYS = 30;

    final Bands paidCount = new Bands();
    final Bands paidMinor = new Bands();
    final Bands lateCount = new Bands();
    final Bands lateMinor = new Bands();
    final Bands severelyLateMinor = new Bands();
    final Bands earlyMinor = new Bands();
    final Bands discountCount = new Bands();
    /** Amount times days late, early counting as 0. */
    final Bands lateMinorDays = new Bands();
    /** Amount times days from issue to payment. */
    final Bands minorDaysToPay = new Bands();
    /** Signed days after the due day. */
    final Bands delayDays = new Bands();

    final Bands delayDaysSquared = new Bands();
    final Maxima worstDelayDays = new Maxima();
    final Bands indexedCount = new Bands();
    final Bands indexedMinor = new Bands();
    /** Amount times payment index points, in parts of a point. */
    final Bands indexMinorParts = new Bands();

    /** Invoices whose first cash came, by the band of that day. */
    final Bands firstCashCount = new Bands();
    /** Those of them that the first day's cash did not close. */
    final Bands partialCount = new Bands();

    final Bands fellDueCount = new Bands();
    final Bands fellDueMinor = new Bands();
    final Bands settledInTimeCount = new Bands();
    final Bands stillOpenMinor = new Bands();
    final Bands writtenOffMinor = new Bands();

    /** Sums for the straight line through delay over age, for payments of the last 365 days. */
    long ageDays;

    long ageDaysSquared;
    long ageTimesDelay;

    boolean isPaidOften(Window window) {
        return paidCount.in(window) >= ENOUGH;
    }

    /** Average days late weighted by amount; only where something was paid. */
    double weightedDelay(Window window) {
        return (double) lateMinorDays.in(window) / paidMinor.in(window);
    }

    void paid(int band, int age, long minor, int delay, int daysToPay) {
        paidCount.count(band);
        paidMinor.add(band, minor);
        minorDaysToPay.add(band, Math.multiplyExact(minor, (long) daysToPay));
        delayDays.add(band, delay);
        delayDaysSquared.add(band, (long) delay * delay);
        if (delay > 0) {
            lateCount.count(band);
            lateMinor.add(band, minor);
            lateMinorDays.add(band, Math.multiplyExact(minor, (long) delay));
            worstDelayDays.raise(band, delay);
            if (delay > SEVERELY_LATE_DAYS) {
                severelyLateMinor.add(band, minor);
            }
        } else if (delay < 0) {
            earlyMinor.add(band, minor);
        }
        if (age < Window.D365.days()) {
            ageDays += age;
            ageDaysSquared += (long) age * age;
            ageTimesDelay += (long) age * delay;
        }
    }

    /** A paid invoice that was never disputed, which alone counts for the payment index. */
    void indexed(int band, long minor, int delay) {
        indexedCount.count(band);
        indexedMinor.add(band, minor);
        indexMinorParts.add(band, Math.multiplyExact(minor, (long) PaymentIndexScale.parts(delay)));
    }

    void fellDue(int band, long minor, long openMinor, boolean wasInTime) {
        fellDueCount.count(band);
        fellDueMinor.add(band, minor);
        stillOpenMinor.add(band, openMinor);
        if (wasInTime) {
            settledInTimeCount.count(band);
        }
    }

    void firstCash(int band, boolean wasPartial) {
        firstCashCount.count(band);
        if (wasPartial) {
            partialCount.count(band);
        }
    }

    void accumulate() {
        Bands.accumulate(
                paidCount,
                paidMinor,
                lateCount,
                lateMinor,
                severelyLateMinor,
                earlyMinor,
                discountCount,
                lateMinorDays,
                minorDaysToPay,
                delayDays,
                delayDaysSquared,
                indexedCount,
                indexedMinor,
                indexMinorParts,
                firstCashCount,
                partialCount,
                fellDueCount,
                fellDueMinor,
                settledInTimeCount,
                stillOpenMinor,
                writtenOffMinor);
        worstDelayDays.accumulate();
    }
}
