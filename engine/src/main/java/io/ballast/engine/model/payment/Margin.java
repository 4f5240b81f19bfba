package io.ballast.engine.model.payment;

import java.util.Arrays;
import java.util.List;

/**
 * By how many days the ends of an interval are moved so that it holds what it says: the errors of invoices that nothing
 * was fitted on decide (split conformal prediction, one end at a time).
 *
 * <pre>
 * low margin  = the ceil((n + 1) x 0.9)-th smallest of (low - came)
 * high margin = the ceil((n + 1) x 0.9)-th smallest of (came - high)
 * </pre>
 *
 * <ul>
 *   <li>unit: whole days; below 0 where the fitted interval was too wide
 *   <li>error: exact under exchangeability; what changes in time is measured, not promised
 *   <li>source: docs/sources.md#conformal
 * </ul>
 */
record Margin(int lowDays, int highDays) {
    private static final double SHARE = 0.9;

    /**
     * @param low lower ends as fitted
     * @param high upper ends as fitted
     * @param rows which cases count
     */
    static Margin of(List<PaymentCase> cases, int[] low, int[] high, int[] rows) {
        int[] under = new int[rows.length];
        int[] over = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int came = cases.get(rows[i]).cameDays();
            under[i] = low[rows[i]] - came;
            over[i] = came - high[rows[i]];
        }
        return new Margin(ranked(under), ranked(over));
    }

    private static int ranked(int[] errors) {
        Arrays.sort(errors);
        int rank = (int) Math.ceil((errors.length + 1) * SHARE);
        return errors[Math.min(rank, errors.length) - 1];
    }

    Foretold around(PaymentSight sight, int low, int middle, int high) {
        int lower = sight.possible((double) low - lowDays);
        int upper = sight.possible((double) high + highDays);
        return new Foretold(Math.min(lower, middle), middle, Math.max(upper, middle));
    }
}
