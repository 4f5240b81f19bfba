package io.ballast.engine.indicator;

/**
 * Sales of the window as a yearly pace against what the customer buys of our kind of goods in a year.
 *
 * <pre>sales x 365 / window / yearly purchases in the profile</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: not given in the customer's profile or no invoices
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class WalletShare implements Indicator {
    private final Window window;
    private final Description description;

    WalletShare(Window window) {
        this.window = window;
        description = new Description(
                "wallet_share_ratio_" + window.days(),
                Family.RELATIONSHIP,
                window.label("采购份额", "Share of wallet"),
                Unit.RATIO,
                window.question(
                        "客户同类采购中我们占多少？",
                        "what share of its purchases of our kind of goods did the customer make with us?"),
                "sales x 365 / window / yearly purchases in the profile",
                window.days(),
                Lack.or(Lack.NOT_DECLARED, Lack.NO_INVOICES),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        var purchases = seen.facts().profile().annualPurchasesMinor();
        if (purchases.isEmpty() || purchases.getAsLong() <= 0) {
            return Lack.NOT_DECLARED.reading();
        }
        if (seen.sales().isEmpty()) {
            return Lack.NO_INVOICES.reading();
        }
        double yearly = (double) seen.sales().in(SalesTally.MINOR, window) * Window.D365.days() / window.days();
        return Reading.of(yearly / purchases.getAsLong());
    }
}
