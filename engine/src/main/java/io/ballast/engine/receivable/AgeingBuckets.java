package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.util.Arrays;
import java.util.List;

/**
 * Where one age bucket ends and the next begins. The last bucket has no end.
 *
 * <ul>
 *   <li>unit: whole days; an item of exactly the bound lies in the bucket that ends with it, so that day 30 is 1-30 and
 *       day 31 is 31-60
 *   <li>source: docs/sources.md#credit-conventions
 * </ul>
 *
 * @param upperBounds ascending; 0 first makes the first bucket "current", which holds everything not yet due
 */
public record AgeingBuckets(List<Integer> upperBounds) {
    /** Current, 1-30, 31-60, 61-90, 91-180, 181-360, 361+ days past due. */
    public static final AgeingBuckets DEFAULT = of(0, 30, 60, 90, 180, 360);

    /** Current, 1-30, 31-60, 61-90, 91+ days past due. */
    public static final AgeingBuckets SHORT = of(0, 30, 60, 90);

    /** 0-30, 31-60, 61-90, 91-180, 181-360, 361+ days since issue. */
    public static final AgeingBuckets SINCE_ISSUE = of(30, 60, 90, 180, 360);

    /** Years of 365 days since issue as Chinese audits ask for them: up to 1, 2, 3, 4, 5 and above. */
    public static final AgeingBuckets YEARS = of(365, 730, 1_095, 1_460, 1_825);

    private static final int MOST_BOUNDS = 50;

    public AgeingBuckets {
        upperBounds = List.copyOf(upperBounds);
        if (upperBounds.isEmpty() || upperBounds.size() > MOST_BOUNDS || upperBounds.getFirst() < 0) {
            throw new IllegalArgumentException("Buckets need 1 to 50 bounds of 0 days or more: " + upperBounds);
        }
        for (int i = 1; i < upperBounds.size(); i++) {
            if (upperBounds.get(i) <= upperBounds.get(i - 1)) {
                throw new IllegalArgumentException("Bounds of buckets must rise: " + upperBounds);
            }
        }
    }

    public static AgeingBuckets of(Integer... upperBounds) {
        return new AgeingBuckets(Arrays.asList(upperBounds));
    }

    /** How many buckets there are: one more than bounds. */
    public int size() {
        return upperBounds.size() + 1;
    }

    /** The bucket of an item of so many days. */
    public int bucketOf(int days) {
        int bucket = 0;
        while (bucket < upperBounds.size() && days > upperBounds.get(bucket)) {
            bucket++;
        }
        return bucket;
    }

    /** What the head of its column says. */
    public Text label(int bucket) {
        if (bucket == 0 && upperBounds.getFirst() == 0) {
            return Text.of("未到期", "current");
        }
        int first = bucket == 0 ? 0 : upperBounds.get(bucket - 1) + 1;
        String span = bucket == upperBounds.size() ? first + "+" : first + "-" + upperBounds.get(bucket);
        return Text.of(span + " 天", span + " days");
    }
}
