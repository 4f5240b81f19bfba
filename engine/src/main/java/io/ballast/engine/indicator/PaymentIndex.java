package io.ballast.engine.indicator;

/**
 * PAYDEX-compatible payment index of our own ledger, weighted by amount; invoices that were ever disputed are left
 * out.
 *
 * <pre>sum(amount x points of days late) / sum(amount); 100 = 30 days early, 80 = prompt, 50 = 30 days late</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: index points, 0 to 100, 80 is prompt
 *   <li>window: as given, 30, 90, 180, 365 days up to asOf, inclusive
 *   <li>no value: fewer than 3 paid invoices in the window
 *   <li>error: exact sums, two divisions
 *   <li>source: docs/sources.md#payment-index
 * </ul>
 */
final class PaymentIndex implements Indicator {
    private final Window window;
    private final Description description;

    PaymentIndex(Window window) {
        this.window = window;
        description = new Description(
                "payment_index_" + window.days(),
                Family.PAYMENT,
                window.label("付款指数", "Payment index"),
                Unit.INDEX,
                window.question("付款表现打几分（80 为准时）？", "how well were invoices paid, 80 being prompt?"),
                "sum(amount x points of days late) / sum(amount); 100 = 30 days early, 80 = prompt, 50 = 30 days late",
                window.days(),
                Lack.FEW_PAID_INVOICES.text(),
                "payment-index");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        PaymentTally payments = seen.payments();
        if (payments.in(PaymentTally.INDEXED_COUNT, window) < PaymentTally.ENOUGH) {
            return Lack.FEW_PAID_INVOICES.reading();
        }
        double parts = (double) payments.in(PaymentTally.INDEX_MINOR_PARTS, window)
                / payments.in(PaymentTally.INDEXED_MINOR, window);
        return Reading.of(parts / PaymentIndexScale.PARTS);
    }
}
