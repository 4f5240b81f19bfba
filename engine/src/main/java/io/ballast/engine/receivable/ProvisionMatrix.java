package io.ballast.engine.receivable;

import java.util.ArrayList;
import java.util.List;

/**
 * Lifetime expected loss of receivables by age, the simplified approach of IFRS 9 and CAS 22.
 *
 * <pre>provision = sum over buckets of balance_i * min(1, rate_i * (1 + adjustment)), each rounded half-even</pre>
 *
 * <ul>
 *   <li>shape: balances by bucket in, provision by bucket out
 *   <li>unit: minor units
 *   <li>error: at most half a minor unit per bucket
 *   <li>not for: customers in insolvency, which are provided for one by one
 *   <li>source: docs/sources.md#provision-matrix
 * </ul>
 *
 * @param rates loss rate of each bucket, 0 to 1
 * @param adjustment forward-looking adjustment, above -1
 */
public record ProvisionMatrix(LossRate.Rates rates, double adjustment) {
    public ProvisionMatrix {
        if (!(adjustment > -1 && adjustment < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An adjustment must be above -1 and finite: " + adjustment);
        }
    }

    /** The provision of each bucket. */
    public List<Long> provisionsMinor(List<Long> balancesMinor) {
        if (balancesMinor.size() != rates.byBucket().size()) {
            throw new IllegalArgumentException("There are " + balancesMinor.size() + " balances for "
                    + rates.byBucket().size() + " rates");
        }
        List<Long> provisions = new ArrayList<>();
        for (int bucket = 0; bucket < balancesMinor.size(); bucket++) {
            double rate = Math.min(1, rates.byBucket().get(bucket) * (1 + adjustment));
            provisions.add(LossArithmetic.share(balancesMinor.get(bucket), rate));
        }
        return List.copyOf(provisions);
    }

    /** The provision of all buckets. */
    public long totalMinor(List<Long> balancesMinor) {
        return provisionsMinor(balancesMinor).stream()
                .mapToLong(Long::longValue)
                .reduce(0, Math::addExact);
    }
}
