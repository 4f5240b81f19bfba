package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Expected loss as a share of what lies in each age bucket, learned in one of two ways.
 *
 * <ul>
 *   <li>shape: history in, one rate per bucket out, oldest bucket last
 *   <li>unit: ratio, 0 to 1
 *   <li>no value: a bucket of which nothing was ever in it
 *   <li>source: docs/sources.md#provision-matrix
 * </ul>
 */
public sealed interface LossRate {

    /** Rates by bucket, each 0 to 1. */
    record Rates(List<Double> byBucket) implements LossRate {
        public Rates {
            byBucket = List.copyOf(byBucket);
            if (byBucket.isEmpty() || !byBucket.stream().allMatch(rate -> rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("Loss rates must lie in 0..1: " + byBucket);
            }
        }
    }

    record NotEnoughData(Text because) implements LossRate {}

    /**
     * Follows one cohort of invoices to its end.
     *
     * <pre>
     * rate of bucket i = finally unpaid / entered_i
     * entered_0 = all; entered_i+1 = entered_i - paid while in bucket i
     * </pre>
     *
     * @param paidMinor what was paid while in each bucket
     * @param unpaidMinor what was never paid
     */
    static LossRate ofCohort(List<Long> paidMinor, long unpaidMinor) {
        long entered = paidMinor.stream().mapToLong(Long::longValue).reduce(unpaidMinor, Math::addExact);
        List<Double> rates = new ArrayList<>();
        for (long paid : paidMinor) {
            if (paid < 0 || unpaidMinor < 0) {
                throw new IllegalArgumentException("A cohort cannot pay negative amounts: " + paidMinor);
            }
            if (entered == 0) {
                return nothingIn(rates.size());
            }
            rates.add((double) unpaidMinor / entered);
            entered -= paid;
        }
        return rates.isEmpty() ? nothingIn(0) : new Rates(rates);
    }

    /**
     * Migration (迁徙率, roll rate) method.
     *
     * <pre>
     * roll_i = sum over t of bucket(i+1, t) / sum over t of bucket(i, t-1)
     * rate_i = min(1, roll_i * roll_i+1 * ... * loss of the last bucket * (1 + adjustment))
     * </pre>
     *
     * <p>A month between two pictures asks for buckets of a month: else a bucket does not roll into the next as a
     * whole.
     *
     * @param pictures amounts by bucket, one list per picture, oldest first and evenly spaced
     * @param lastLoss share of the last bucket that is lost, 0 to 1
     * @param adjustment forward-looking adjustment, above -1; 0.1 raises every rate by a tenth
     */
    static LossRate ofMigration(List<List<Long>> pictures, double lastLoss, double adjustment) {
        checkShare("Loss of the last bucket", lastLoss);
        checkAdjustment(adjustment);
        if (pictures.size() < 2) {
            return new NotEnoughData(Text.of("至少需要两期账龄", "at least two ageings are needed"));
        }
        int buckets = pictures.getFirst().size();
        if (buckets == 0 || pictures.stream().anyMatch(picture -> picture.size() != buckets)) {
            throw new IllegalArgumentException("Every picture needs the same buckets: " + pictures);
        }
        List<Double> rolls = new ArrayList<>();
        for (int bucket = 0; bucket + 1 < buckets; bucket++) {
            long from = 0;
            long to = 0;
            for (int picture = 1; picture < pictures.size(); picture++) {
                from = Math.addExact(from, pictures.get(picture - 1).get(bucket));
                to = Math.addExact(to, pictures.get(picture).get(bucket + 1));
            }
            if (from <= 0) {
                return nothingIn(bucket);
            }
            rolls.add((double) to / from);
        }
        List<Double> rates = new ArrayList<>();
        double product = lastLoss;
        rates.add(Math.min(1, product * (1 + adjustment)));
        for (double roll : rolls.reversed()) {
            product *= roll;
            rates.add(Math.min(1, product * (1 + adjustment)));
        }
        return new Rates(rates.reversed());
    }

    private static NotEnoughData nothingIn(int bucket) {
        int position = bucket + 1;
        return new NotEnoughData(Text.of("第 " + position + " 个账龄段没有历史余额", "nothing was ever in bucket " + position));
    }

    private static void checkShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must lie in 0..1: " + share);
        }
    }

    private static void checkAdjustment(double adjustment) {
        if (!(adjustment > -1 && adjustment < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An adjustment must be above -1 and finite: " + adjustment);
        }
    }
}
