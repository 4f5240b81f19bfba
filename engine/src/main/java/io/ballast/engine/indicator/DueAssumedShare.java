package io.ballast.engine.indicator;

/**
 * Share of the invoices issued in the window whose due day was missing, so that the issue day stands in for it.
 *
 * <pre>count(invoices without a due day) / count(invoices)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no invoices in the window
 *   <li>error: exact counts, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DueAssumedShare implements Indicator {
    private final Window window;
    private final Description description;

    DueAssumedShare(Window window) {
        this.window = window;
        description = new Description(
                "due_assumed_share_" + window.days(),
                Family.DATA_QUALITY,
                window.label("到期日推定占比", "Share of invoices with an assumed due day"),
                Unit.RATIO,
                window.question("有多少发票缺到期日？", "what share of invoices came without a due day?"),
                "count(invoices without a due day) / count(invoices)",
                window.days(),
                Lack.NO_INVOICES_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.sales().in(SalesTally.DUE_ASSUMED_COUNT, window),
                seen.sales().in(SalesTally.COUNT, window),
                Lack.NO_INVOICES_IN_WINDOW);
    }
}
