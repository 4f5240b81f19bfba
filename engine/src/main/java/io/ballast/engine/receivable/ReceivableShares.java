package io.ballast.engine.receivable;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Text;

/**
 * Shares of the receivable, of sales and of the limit.
 *
 * <ul>
 *   <li>unit: ratio; past-due shares lie in 0..1, utilisation may exceed 1
 *   <li>no value: the whole is 0, or there is no limit to compare with
 *   <li>source: docs/sources.md#dso-family
 * </ul>
 */
public final class ReceivableShares {
    private static final Text NO_RECEIVABLE = Text.of("没有应收余额", "no receivable");
    private static final Text UTILISATION = Text.of("额度使用率", "limit utilisation");

    private ReceivableShares() {}

    /** <pre>past due / receivable</pre> */
    public static Figure pastDue(long pastDueMinor, long receivableMinor, Window window) {
        return pastDue(Text.of("含争议", "disputed included"), pastDueMinor, receivableMinor, window);
    }

    /** <pre>(past due - disputed past due) / (receivable - disputed)</pre> */
    public static Figure pastDueUndisputed(
            long pastDueMinor, long disputedPastDueMinor, long receivableMinor, long disputedMinor, Window window) {
        return pastDue(
                Text.of("不含争议", "disputed left out"),
                Math.subtractExact(pastDueMinor, disputedPastDueMinor),
                Math.subtractExact(receivableMinor, disputedMinor),
                window);
    }

    private static Figure pastDue(Text variant, long pastDueMinor, long receivableMinor, Window window) {
        Text name = Text.of("逾期占比", "past-due share");
        return new Figure(
                name, variant, window, FigureUnit.RATIO, Figure.quotient(pastDueMinor, receivableMinor, NO_RECEIVABLE));
    }

    /** <pre>(written off - recovered) / credit sales</pre> */
    public static Figure badDebt(long writtenOffMinor, long recoveredMinor, long salesMinor, Window window) {
        Text name = Text.of("坏账率", "bad-debt share");
        Text variant = Text.of("核销减收回 ÷ 赊销", "written off less recovered, by credit sales");
        Text because = Text.of("窗口期内没有赊销", "no credit sales in the window");
        long lost = Math.subtractExact(writtenOffMinor, recoveredMinor);
        return new Figure(name, variant, window, FigureUnit.RATIO, Figure.quotient(lost, salesMinor, because));
    }

    /** <pre>exposure / limit</pre> */
    public static Figure utilisation(long exposureMinor, LimitInForce limit, Window window) {
        Figure.Outcome outcome = switch (limit) {
            case LimitInForce.Amount(long minor) -> {
                Text because = Text.of("信用额度为零", "the credit limit is zero");
                yield Figure.quotient(exposureMinor, minor, because);
            }
            case LimitInForce.None() -> Figure.noValue(Text.of("未设信用额度", "no credit limit is set"));
            case LimitInForce.Unlimited() -> Figure.noValue(Text.of("额度不限", "the account is unlimited"));
        };
        Text variant = Text.of("信用敞口 ÷ 额度", "exposure by limit");
        return new Figure(UTILISATION, variant, window, FigureUnit.RATIO, outcome);
    }
}
