package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Credit memos that settle no invoice yet.
 *
 * <pre>max(0, sum(credit memos) - sum(credit memo settlements))</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: minor units, 0 or more
 *   <li>window: the day of assessment
 *   <li>no value: no credit memos
 *   <li>error: exact
 *   <li>source: docs/sources.md#exposure-categories
 * </ul>
 */
final class UnappliedCredit implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "unapplied_credit_money",
            Family.EXPOSURE,
            Text.of("未核销贷项", "Unapplied credit memos"),
            Unit.MONEY,
            Text.of("有多少贷项还没冲抵发票？", "How much credit was granted and not used?"),
            "max(0, sum(credit memos) - sum(credit memo settlements))",
            0,
            Lack.NO_CREDIT_MEMOS.text(),
            "exposure-categories");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        return seen.disputes().ever(DisputeTally.MEMO_COUNT) == 0
                ? Lack.NO_CREDIT_MEMOS.reading()
                : Reading.of(seen.exposure().unappliedCreditMinor());
    }
}
