package io.ballast.engine.model.payment;

import java.util.List;

/**
 * How far days of payment were off, beside the customer's own mean delay.
 *
 * @param cases how many invoices were foretold, each on some days
 * @param error mean distance in days
 * @param ownError the same of the own mean delay
 * @param withinThree share that came within three days of what was said, 0..1
 * @param ownWithinThree the same of the own mean delay
 * @param held share that came within the interval of 80 %, 0..1
 * @param notDue cases that were not due yet; the next three are shares of them, 0 where there are none
 * @param cameLate paid after the due day
 * @param saidLate said to be
 * @param ownLate said to be by the own mean delay
 */
public record PaymentErrors(
        int cases,
        double error,
        double ownError,
        double withinThree,
        double ownWithinThree,
        double held,
        int notDue,
        double cameLate,
        double saidLate,
        double ownLate) {
    private static final int NEAR_DAYS = 3;

    /** Of these cases. */
    public static PaymentErrors of(List<PaymentTrial.Tried> tried) {
        long error = 0;
        long ownError = 0;
        int[] counts = new int[7];
        for (PaymentTrial.Tried one : tried) {
            error += one.error();
            ownError += one.ownError();
            counts[0] += one.error() <= NEAR_DAYS ? 1 : 0;
            counts[1] += one.ownError() <= NEAR_DAYS ? 1 : 0;
            counts[2] += one.said().holds(one.of().cameDays()) ? 1 : 0;
            if (!one.of().sight().isOverdue()) {
                counts[3]++;
                counts[4] += one.of().cameDays() > 0 ? 1 : 0;
                counts[5] += one.said().middleDays() > 0 ? 1 : 0;
                counts[6] += one.ownDays() > 0 ? 1 : 0;
            }
        }
        int all = Math.max(1, tried.size());
        int notDue = Math.max(1, counts[3]);
        return new PaymentErrors(
                tried.size(),
                (double) error / all,
                (double) ownError / all,
                (double) counts[0] / all,
                (double) counts[1] / all,
                (double) counts[2] / all,
                counts[3],
                (double) counts[4] / notDue,
                (double) counts[5] / notDue,
                (double) counts[6] / notDue);
    }
}
