package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Credit memo share of the last 90 days less that of the 275 days before.
 *
 * <pre>share of the last 90 days - share of days 91 to 365</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, positive is worse
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: no sales in the window or no earlier period to compare with
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class CreditMemoShareChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "credit_memo_share_change_90",
            Family.DISPUTES,
            Text.of("贷项占比变化", "Change of the credit memo share"),
            Unit.RATIO,
            Text.of("退货折让占比变化多少？", "How did the share of credit memos move?"),
            "share of the last 90 days - share of days 91 to 365",
            365,
            Lack.or(Lack.NO_SALES_IN_WINDOW, Lack.NOTHING_TO_COMPARE),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        long salesNow = seen.sales().in(SalesTally.MINOR, Window.D90);
        long salesBefore = seen.sales().between(SalesTally.MINOR, Window.D90, Window.D365);
        if (salesNow == 0) {
            return Lack.NO_SALES_IN_WINDOW.reading();
        }
        if (salesBefore == 0) {
            return Lack.NOTHING_TO_COMPARE.reading();
        }
        double now = (double) seen.disputes().in(DisputeTally.MEMO_MINOR, Window.D90) / salesNow;
        double before =
                (double) seen.disputes().between(DisputeTally.MEMO_MINOR, Window.D90, Window.D365) / salesBefore;
        return Reading.of(now - before);
    }
}
