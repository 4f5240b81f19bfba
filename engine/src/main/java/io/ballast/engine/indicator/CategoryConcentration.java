package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Herfindahl-Hirschman index of the orders of a year by category; orders without a category are left out.
 *
 * <pre>sum((category amount / amount of all categories)^2)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: index points, 0 to 1, 1 is a single category
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: orders carry no category
 *   <li>error: exact sums, one division and square a category
 *   <li>source: docs/sources.md#concentration-hhi
 * </ul>
 */
final class CategoryConcentration implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "category_concentration_index_365",
            Family.CONCENTRATION,
            Text.of("品类集中度（HHI）", "Concentration of categories (HHI)"),
            Unit.INDEX,
            Text.of("客户采购的品类有多集中？", "How concentrated on few categories are the orders?"),
            "sum((category amount / amount of all categories)^2)",
            365,
            Lack.NO_CATEGORIES.text(),
            "concentration-hhi");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        CategorySums categories = seen.orders().categories;
        return categories.isEmpty() ? Lack.NO_CATEGORIES.reading() : Reading.of(categories.concentration());
    }
}
