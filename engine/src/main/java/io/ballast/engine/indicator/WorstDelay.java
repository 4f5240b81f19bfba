package io.ballast.engine.indicator;

/**
 * Days late of the invoice paid latest.
 *
 * <pre>max(0, paid day - due day)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no payment in the window
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class WorstDelay implements Indicator {
    private final Window window;
    private final Description description;

    WorstDelay(Window window) {
        this.window = window;
        description = new Description(
                "worst_delay_days_" + window.days(),
                Family.PAYMENT,
                window.label("最长逾期天数", "Longest payment delay"),
                Unit.DAYS,
                window.question("最严重的一次逾期了几天？", "how late was the worst payment?"),
                "max(0, paid day - due day)",
                window.days(),
                Lack.NO_PAYMENTS_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.payments().in(PaymentTally.PAID_COUNT, window) == 0
                ? Lack.NO_PAYMENTS_IN_WINDOW.reading()
                : Reading.of(seen.payments().worstDelayDays.in(window));
    }
}
