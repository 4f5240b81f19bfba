package io.ballast.engine.indicator;

/**
 * Amount invoiced in the window.
 *
 * <pre>sum(invoices issued)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: as given, 30, 90, 365 days up to asOf, inclusive
 *   <li>no value: no invoices
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class SalesAmount implements Indicator {
    private final Window window;
    private final Description description;

    SalesAmount(Window window) {
        this.window = window;
        description = new Description(
                "sales_money_" + window.days(),
                Family.RELATIONSHIP,
                window.label("销售额", "Sales"),
                Unit.MONEY,
                window.question("卖给客户多少？", "how much did we sell to the customer?"),
                "sum(invoices issued)",
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
                : Reading.of(seen.sales().in(SalesTally.MINOR, window));
    }
}
