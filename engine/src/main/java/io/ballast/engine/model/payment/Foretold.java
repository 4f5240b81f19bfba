package io.ballast.engine.model.payment;

/**
 * When an invoice is likely to be paid, in days after {@link PaymentSight#baseDay()}.
 *
 * @param lowDays one payment in ten comes earlier
 * @param middleDays as many come earlier as later
 * @param highDays one in ten comes later
 */
public record Foretold(int lowDays, int middleDays, int highDays) {
    public Foretold {
        if (lowDays > middleDays || middleDays > highDays) {
            throw new IllegalArgumentException("Not in order: " + lowDays + ", " + middleDays + ", " + highDays);
        }
    }

    /** Whether a payment after so many days lies in the interval. */
    public boolean holds(int days) {
        return lowDays <= days && days <= highDays;
    }

    /** Whether nothing is expected within the horizon. */
    public boolean isBeyond() {
        return middleDays >= PaymentSight.HORIZON_DAYS;
    }
}
