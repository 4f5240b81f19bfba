package io.ballast.engine.indicator;

/**
 * Number of invoices issued in the window.
 *
 * <pre>count(invoices issued)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 0 or more
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class InvoiceCount implements Indicator {
    private final Window window;
    private final Description description;

    InvoiceCount(Window window) {
        this.window = window;
        description = new Description(
                "invoice_count_" + window.days(),
                Family.DATA_QUALITY,
                window.label("发票张数", "Number of invoices"),
                Unit.COUNT,
                window.question("有多少张发票作依据？", "how many invoices speak?"),
                "count(invoices issued)",
                window.days(),
                Lack.NO_INVOICES.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.sales().isEmpty()
                ? Lack.NO_INVOICES.reading()
                : Reading.of(seen.sales().in(SalesTally.COUNT, window));
    }
}
