package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the largest open item in the open balance.
 *
 * <pre>largest open amount of an invoice / open balance</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: the day of assessment
 *   <li>no value: no open balance
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestOpenItemShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "largest_open_item_share",
            Family.CONCENTRATION,
            Text.of("最大未清发票占比", "Share of the largest open item"),
            Unit.RATIO,
            Text.of("未清余额中最大的一笔占多少？", "What share of the open balance is its largest item?"),
            "largest open amount of an invoice / open balance",
            0,
            Lack.NO_OPEN_BALANCE.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.openItems().largestMinor, seen.openItems().balanceMinor, Lack.NO_OPEN_BALANCE);
    }
}
