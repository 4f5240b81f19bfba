package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Share of the largest category in the orders of a year that carry a category.
 *
 * <pre>largest category amount / amount of all categories</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: orders carry no category
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class LargestCategoryShare implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "largest_category_share_365",
            Family.CONCENTRATION,
            Text.of("最大品类占比", "Share of the largest category"),
            Unit.RATIO,
            Text.of("最大的品类占订单多少？", "What share of the orders goes to the largest category?"),
            "largest category amount / amount of all categories",
            365,
            Lack.NO_CATEGORIES.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        CategorySums categories = seen.orders().categories;
        return categories.isEmpty() ? Lack.NO_CATEGORIES.reading() : Reading.of(categories.largestShare());
    }
}
