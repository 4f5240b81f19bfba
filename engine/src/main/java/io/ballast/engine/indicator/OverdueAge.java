package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Average days overdue of the open balance, weighted by amount; what is not due, and a residue, counts as 0.
 *
 * <pre>sum(open amount above a residue x max(0, asOf - due day)) / open balance</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no open balance
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#ageing-convention
 * </ul>
 */
final class OverdueAge implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "overdue_age_days",
            Family.PAYMENT,
            Text.of("余额加权逾期账龄", "Weighted days overdue of the balance"),
            Unit.DAYS,
            Text.of(
                    "未清余额平均逾期几天（尾差按 0 天计）？",
                    "How many days overdue is the open balance on average, residues counting as 0?"),
            "sum(open amount above a residue x max(0, asOf - due day)) / open balance",
            0,
            Lack.NO_OPEN_BALANCE.text(),
            "ageing-convention");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(seen.openItems().agedMinorDays, seen.openItems().balanceMinor, Lack.NO_OPEN_BALANCE);
    }
}
