package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Growth of the open balance against 30 or 90 days ago.
 *
 * <pre>(balance on asOf - balance before) / balance before</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, -1 or more
 *   <li>window: 90 days up to asOf, inclusive
 *   <li>no value: no earlier period to compare with
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class BalanceGrowth implements Indicator {
    private final int growthDays;
    private final Description description;

    BalanceGrowth(int growthDays) {
        this.growthDays = growthDays;
        description = new Description(
                "balance_growth_ratio_" + growthDays + "",
                Family.EXPOSURE,
                Text.of("余额增长（近 " + growthDays + " 天）", "Growth of the balance, last " + growthDays + " days"),
                Unit.RATIO,
                Text.of("应收余额比 " + growthDays + " 天前增长多少？", "How did the balance grow within " + growthDays + " days?"),
                "(balance on asOf - balance before) / balance before",
                90,
                Lack.NOTHING_TO_COMPARE.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        return Reading.change(open.balanceMinor, open.balanceMinorAgo(growthDays), Lack.NOTHING_TO_COMPARE);
    }
}
