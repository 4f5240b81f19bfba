package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Number of categories in the orders of a year.
 *
 * <pre>count(distinct categories of orders)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: count, 1 or more
 *   <li>window: 365 days up to asOf, inclusive
 *   <li>no value: orders carry no category
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class CategoryCount implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "category_count_365",
            Family.CONCENTRATION,
            Text.of("采购品类数", "Number of categories bought"),
            Unit.COUNT,
            Text.of("客户买几个品类？", "How many categories does the customer buy?"),
            "count(distinct categories of orders)",
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
        return categories.isEmpty() ? Lack.NO_CATEGORIES.reading() : Reading.of(categories.size());
    }
}
