package io.ballast.engine.indicator;

/**
 * Share of the largest invoice in the sales of the window.
 *
 * <pre>largest invoice / sum(sales)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestInvoiceShare implements Indicator {
    private final Window window;
    private final Description description;

    LargestInvoiceShare(Window window) {
        this.window = window;
        description = new Description(
                "largest_invoice_share_" + window.days(),
                Family.CONCENTRATION,
                window.label("最大单张发票占比", "Share of the largest invoice"),
                Unit.RATIO,
                window.question("最大的一张发票占销售多少？", "what share of sales is the largest invoice?"),
                "largest invoice / sum(sales)",
                window.days(),
                Lack.NO_SALES_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.sales().largestMinor.in(window),
                seen.sales().in(SalesTally.MINOR, window),
                Lack.NO_SALES_IN_WINDOW);
    }
}
