package io.ballast.engine.indicator;

/**
 * Share of the invoices issued in the window that the source recorded more than 7 days after their issue.
 *
 * <pre>count(recorded more than 7 days after issue) / count(invoices)</pre>
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
final class LateRecordedShare implements Indicator {
    private final Window window;
    private final Description description;

    LateRecordedShare(Window window) {
        this.window = window;
        description = new Description(
                "late_recorded_share_" + window.days(),
                Family.DATA_QUALITY,
                window.label("迟录发票占比", "Share of invoices recorded late"),
                Unit.RATIO,
                window.question("有多少发票晚于 7 天才入账？", "what share of invoices was recorded more than 7 days late?"),
                "count(recorded more than 7 days after issue) / count(invoices)",
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
                seen.sales().in(SalesTally.LATE_RECORDED_COUNT, window),
                seen.sales().in(SalesTally.COUNT, window),
                Lack.NO_INVOICES_IN_WINDOW);
    }
}
