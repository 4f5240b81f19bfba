package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Overdue amount against the limit in force.
 *
 * <pre>overdue amount / limit</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no credit limit is set or the credit limit is zero or the account is free of a limit or no documents
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#utilisation
 * </ul>
 */
final class OverdueToLimit implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_to_limit_ratio",
            Family.EXPOSURE,
            Text.of("逾期占额度比", "Overdue against the limit"),
            Unit.RATIO,
            Text.of("逾期金额占额度多少？", "How large is the overdue amount against the limit?"),
            "overdue amount / limit",
            0,
            Lack.or(Lack.NO_LIMIT, Lack.LIMIT_IS_ZERO, Lack.UNLIMITED, Lack.NO_DOCUMENTS),
            "utilisation");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.exposure().shareOfLimit(seen.openItems().overdueMinor);
    }
}
