package io.ballast.engine.indicator;

/**
 * Number of disputes opened in the window.
 *
 * <pre>count(disputes opened in the window)</pre>
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
final class DisputeCount implements Indicator {
    private final Window window;
    private final Description description;

    DisputeCount(Window window) {
        this.window = window;
        description = new Description(
                "dispute_count_" + window.days(),
                Family.DISPUTES,
                window.label("新增争议数", "Disputes opened"),
                Unit.COUNT,
                window.question("新增了几起争议？", "how many disputes were opened?"),
                "count(disputes opened in the window)",
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
                : Reading.of(seen.disputes().in(DisputeTally.OPENED_COUNT, window));
    }
}
