package io.ballast.engine.indicator;

/**
 * Number of invoices paid in the window.
 *
 * <pre>count(invoices paid in the window)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class PaidInvoiceCount implements Indicator {
    private final Window window;
    private final Description description;

    PaidInvoiceCount(Window window) {
        this.window = window;
        description = new Description(
                "paid_invoice_count_" + window.days(),
                Family.DATA_QUALITY,
                window.label("已付发票张数", "Number of paid invoices"),
                Unit.COUNT,
                window.question("有多少张已付发票作依据？", "how many paid invoices speak?"),
                "count(invoices paid in the window)",
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
                : Reading.of(seen.payments().in(PaymentTally.PAID_COUNT, window));
    }
}
