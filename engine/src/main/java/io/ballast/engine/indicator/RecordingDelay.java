package io.ballast.engine.indicator;

/**
 * Average days from the issue of an invoice to its recording by the source.
 *
 * <pre>sum(max(0, recorded day - issue day)) / count(invoices)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 365 days up to asOf, inclusive
 *   <li>no value: no invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class RecordingDelay implements Indicator {
    private final Window window;
    private final Description description;

    RecordingDelay(Window window) {
        this.window = window;
        description = new Description(
                "average_recording_delay_days_" + window.days(),
                Family.DATA_QUALITY,
                window.label("平均入账延迟", "Average delay of recording"),
                Unit.DAYS,
                window.question("发票平均几天后入账？", "how many days after issue were invoices recorded?"),
                "sum(max(0, recorded day - issue day)) / count(invoices)",
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
                seen.sales().in(SalesTally.RECORDING_DAYS, window),
                seen.sales().in(SalesTally.COUNT, window),
                Lack.NO_INVOICES_IN_WINDOW);
    }
}
