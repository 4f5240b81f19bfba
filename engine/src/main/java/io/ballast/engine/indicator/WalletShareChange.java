package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of wallet of the last year less that of the year before, both against the yearly purchases known today.
 *
 * <pre>(sales of 365 days - sales of the 365 before) / yearly purchases in the profile</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, negative is worse
 *   <li>window: 730 days up to asOf, inclusive
 *   <li>no value: not given in the customer's profile or history is too short
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class WalletShareChange implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "wallet_share_change_ratio_365",
            Family.RELATIONSHIP,
            Text.of("采购份额变化", "Change of the share of wallet"),
            Unit.RATIO,
            Text.of("我们的份额比一年前变化多少？", "How did our share of the customer's purchases move within a year?"),
            "(sales of 365 days - sales of the 365 before) / yearly purchases in the profile",
            730,
            Lack.or(Lack.NOT_DECLARED, Lack.SHORT_HISTORY),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        var purchases = seen.facts().profile().annualPurchasesMinor();
        if (purchases.isEmpty() || purchases.getAsLong() <= 0) {
            return Lack.NOT_DECLARED.reading();
        }
        SalesTally sales = seen.sales();
        if (sales.historyDays() < 2 * Window.D365.days()) {
            return Lack.SHORT_HISTORY.reading();
        }
        double more = (double) sales.in(SalesTally.MINOR, Window.D365) - sales.before(SalesTally.MINOR, Window.D365);
        return Reading.of(more / purchases.getAsLong());
    }
}
