package io.ballast.engine.indicator;

/**
 * Credit memos of the window, which are returns and price corrections, against its sales.
 *
 * <pre>sum(credit memos) / sum(sales)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 or more
 *   <li>window: as given, 90, 365 days up to asOf, inclusive
 *   <li>no value: no sales in the window
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class CreditMemoShare implements Indicator {
    private final Window window;
    private final Description description;

    CreditMemoShare(Window window) {
        this.window = window;
        description = new Description(
                "credit_memo_share_" + window.days(),
                Family.DISPUTES,
                window.label("贷项（退货折让）占比", "Credit memos against sales"),
                Unit.RATIO,
                window.question("退货折让占销售多少？", "how large are credit memos against sales?"),
                "sum(credit memos) / sum(sales)",
                window.days(),
                Lack.NO_SALES_IN_WINDOW.text(),
                "own-definition");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        return Reading.share(
                seen.disputes().in(DisputeTally.MEMO_MINOR, window),
                seen.sales().in(SalesTally.MINOR, window),
                Lack.NO_SALES_IN_WINDOW);
    }
}
