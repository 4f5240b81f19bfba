package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Amount of the deliveries not yet invoiced.
 *
 * <pre>sum(deliveries without invoice)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no deliveries
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class DeliveredNotInvoiced implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "delivered_not_invoiced_money",
            Family.EXPOSURE,
            Text.of("已发货未开票金额", "Delivered and not invoiced"),
            Unit.MONEY,
            Text.of("已发货但还没开票的有多少？", "What was delivered and not yet invoiced?"),
            "sum(deliveries without invoice)",
            0,
            Lack.NO_DELIVERIES.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.orders().deliveryCount == 0
                ? Lack.NO_DELIVERIES.reading()
                : Reading.of(seen.orders().notInvoicedMinor);
    }
}
