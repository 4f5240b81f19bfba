package io.ballast.engine.indicator;

/**
 * Written off in the window against sales of the window.
 *
 * <pre>sum(written off) / sum(sales)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class WriteOffShare implements Indicator {
    private final Window window;
    private final Description description;

    WriteOffShare(Window window) {
        this.window = window;
        description = new Description(
                "write_off_share_" + window.days(),
                Family.PAYMENT,
                window.label("核销率", "Share of sales written off"),
                Unit.RATIO,
                window.question("核销占销售多少？", "what share of sales was written off?"),
                "sum(written off) / sum(sales)",
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
                seen.payments().in(PaymentTally.WRITTEN_OFF_MINOR, window),
                seen.sales().in(SalesTally.MINOR, window),
                Lack.NO_SALES_IN_WINDOW);
    }
}
