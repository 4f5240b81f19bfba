package io.ballast.engine.model.order;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many of a customer's own mean errors an interval reaches to both sides so that it holds 80 %: the months tried
 * before decide, of all customers together (split conformal prediction with errors over their scale).
 *
 * <pre>factor = the ceil((n + 1) x 0.8)-th smallest of |came - said| / own mean error</pre>
 *
 * <ul>
 *   <li>shape: months tried in, one factor out <li>unit: own mean errors, 0 or more <li>no value: fewer than 20 months
 *       with an own mean error above 0
 *   <li>error: exact under exchangeability; what changes in time is measured, not promised
 *   <li>source: docs/sources.md#conformal
 * </ul>
 */
record OrderMargin(double factor) {
    private static final double SHARE = 0.8;
    private static final int LEAST = 20;

    static Optional<OrderMargin> of(List<Double> scores) {
        if (scores.size() < LEAST) {
            return Optional.empty();
        }
        double[] sorted = scores.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * SHARE);
        return Optional.of(new OrderMargin(sorted[Math.min(rank, sorted.length) - 1]));
    }

    OrderSpan around(OrderChoice choice) {
        double reach = factor * choice.meanError();
        return new OrderSpan(
                Math.max(0, Math.round(choice.amount() - reach)), Math.max(0, Math.round(choice.amount() + reach)));
    }
}
