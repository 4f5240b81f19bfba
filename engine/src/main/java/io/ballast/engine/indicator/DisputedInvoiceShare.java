package io.ballast.engine.indicator;

/**
 * Share of the invoices issued in the window that were disputed at any time up to the day.
 *
 * <pre>count(invoices issued in the window and ever disputed) / count(issued)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class DisputedInvoiceShare implements Indicator {
    private final Window window;
    private final Description description;

    DisputedInvoiceShare(Window window) {
        this.window = window;
        description = new Description(
                "disputed_invoice_share_" + window.days(),
                Family.DISPUTES,
                window.label("被争议发票占比", "Share of invoices disputed"),
                Unit.RATIO,
                window.question("开出的发票中有多少被争议？", "what share of the invoices issued was disputed?"),
                "count(invoices issued in the window and ever disputed) / count(issued)",
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
                seen.sales().in(SalesTally.DISPUTED_COUNT, window),
                seen.sales().in(SalesTally.COUNT, window),
                Lack.NO_INVOICES_IN_WINDOW);
    }
}
