package io.ballast.engine.indicator;

/**
 * Average days that invoices were paid after they were due, weighted by amount.
 *
 * <pre>sum(amount x max(0, paid day - due day)) / sum(amount)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more; early counts as 0
 *   <li>window: as given, 30, 90, 180, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class WeightedDelay implements Indicator {
    private final Window window;
    private final Description description;

    WeightedDelay(Window window) {
        this.window = window;
        description = new Description(
                "weighted_delay_days_" + window.days(),
                Family.PAYMENT,
                window.label("加权逾期天数", "Weighted payment delay"),
                Unit.DAYS,
                window.question("发票平均逾期几天才付？", "how many days late were invoices paid?"),
                "sum(amount x max(0, paid day - due day)) / sum(amount)",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "average-days-to-pay");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        if (!seen.payments().isPaidOften(window)) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        return Reading.of(seen.payments().weightedDelay(window));
    }
}
