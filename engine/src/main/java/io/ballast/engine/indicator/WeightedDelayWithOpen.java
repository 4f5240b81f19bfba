package io.ballast.engine.indicator;

/**
 * Like the weighted delay, but overdue open items count with their days so far: who stops paying looks worse, not
 * better.
 *
 * <pre>sum(amount x days late) / sum(amount), over paid invoices and overdue open amounts above a residue</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#average-days-to-pay
 * </ul>
 */
final class WeightedDelayWithOpen implements Indicator {
    private final Window window;
    private final Description description;

    WeightedDelayWithOpen(Window window) {
        this.window = window;
        description = new Description(
                "weighted_delay_with_open_days_" + window.days(),
                Family.PAYMENT,
                window.label("含未付发票的加权逾期天数", "Weighted delay, overdue open items included"),
                Unit.DAYS,
                window.question("算上仍未付的逾期款，平均逾期几天？", "how late is the customer if what is still unpaid counts too?"),
                "sum(amount x days late) / sum(amount), over paid invoices and overdue open amounts above a residue",
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

        PaymentTally payments = seen.payments();
        OpenItemTally open = seen.openItems();
        double lateMinorDays = (double) payments.in(PaymentTally.LATE_MINOR_DAYS, window) + open.agedMinorDays;
        return Reading.of(
                lateMinorDays / ((double) payments.in(PaymentTally.PAID_MINOR, window) + open.agedOverMinor(0)));
    }
}
