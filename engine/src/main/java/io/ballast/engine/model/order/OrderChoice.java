package io.ballast.engine.model.order;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The method that erred least on the last months known, each foretold from the months before it (rolling origin).
 *
 * @param amount what it says of the next month, minor units, not rounded
 * @param meanError its mean distance on the months it was chosen on
 */
record OrderChoice(OrderMethod method, double amount, double meanError) {
    static final int LEAST_MONTHS = 6;
    static final int MOST_TRIED = 12;

    /** A method that needs a year takes part once it can be tried on so many months. */
    private static final int LEAST_TRIED = 6;

    private static final int YEAR = 12;

    /** Nothing with too few months, or with a year without orders. */
    static Optional<OrderChoice> of(long[] months, int known) {
        return because(months, known).isPresent() ? Optional.empty() : Optional.of(best(months, known));
    }

    /** Why nothing is foretold, if so. */
    static Optional<OrderForecast.Because> because(long[] months, int known) {
        if (known <= 0) {
            return Optional.of(OrderForecast.Because.NO_ORDERS);
        }
        if (known < LEAST_MONTHS) {
            return Optional.of(OrderForecast.Because.TOO_FEW_MONTHS);
        }
        for (int i = Math.max(0, known - YEAR); i < known; i++) {
            if (months[i] > 0) {
                return Optional.empty();
            }
        }
        return Optional.of(OrderForecast.Because.NONE_FOR_A_YEAR);
    }

    private static OrderChoice best(long[] months, int known) {
        boolean isOfYears = known >= YEAR + LEAST_TRIED;
        Set<OrderMethod> methods = isOfYears
                ? EnumSet.allOf(OrderMethod.class)
                : EnumSet.of(OrderMethod.LAST, OrderMethod.MEAN_OF_3, OrderMethod.SMOOTHED);
        int needed = methods.stream().mapToInt(OrderMethod::leastMonths).max().orElseThrow();
        int first = Math.max(needed, known - MOST_TRIED);
        OrderMethod best = OrderMethod.LAST;
        double least = Double.POSITIVE_INFINITY;
        for (OrderMethod method : methods) {
            double errors = 0;
            for (int i = first; i < known; i++) {
                errors += Math.abs(months[i] - method.foretell(months, i));
            }
            if (errors < least) {
                least = errors;
                best = method;
            }
        }
        return new OrderChoice(best, best.foretell(months, known), least / (known - first));
    }
}
