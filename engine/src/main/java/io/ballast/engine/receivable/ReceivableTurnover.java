package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.math.BigInteger;
import java.util.List;

/**
 * How often a year the receivable turns over.
 *
 * <ul>
 *   <li>no value: no receivable, no sales, or a window of no days
 *   <li>source: docs/sources.md#dso-family
 * </ul>
 */
public final class ReceivableTurnover {
    private static final Text NO_RECEIVABLE = Text.of("没有应收余额", "no receivable");
    private static final Text NO_SALES = Text.of("窗口期内没有赊销", "no credit sales in the window");

    private ReceivableTurnover() {}

    /** <pre>credit sales of a year / average receivable</pre> */
    public static Figure turns(long annualSalesMinor, long averageReceivableMinor, Window window) {
        Text name = Text.of("应收账款周转率", "receivable turnover");
        Text variant = Text.of("年赊销 ÷ 平均应收", "annual credit sales by average receivable");
        return new Figure(
                name,
                variant,
                window,
                FigureUnit.TURNS,
                Figure.quotient(annualSalesMinor, averageReceivableMinor, NO_RECEIVABLE));
    }

    /** <pre>365 / turns = 365 * average receivable / credit sales of a year</pre> */
    public static Figure days(long annualSalesMinor, long averageReceivableMinor, Window window) {
        Text name = Text.of("应收账款周转天数（由周转率）", "days of receivable turnover");
        Text variant = Text.of("365 ÷ 周转率", "365 by turnover");
        return new Figure(
                name,
                variant,
                window,
                FigureUnit.DAYS,
                Figure.daysOf(averageReceivableMinor, 365, annualSalesMinor, NO_SALES));
    }

    /** Sales of the periods as if they went on for 365 days, rounded down to a minor unit; 0 in a window of no days. */
    static long annualSalesMinor(List<PeriodFigures> periods) {
        BigInteger sales = BigInteger.ZERO;
        for (PeriodFigures period : periods) {
            sales = sales.add(BigInteger.valueOf(period.salesMinor()));
        }
        int days = DaysSalesOutstanding.windowOf(periods).days();
        return days == 0
                ? 0
                : sales.multiply(BigInteger.valueOf(365))
                        .divide(BigInteger.valueOf(days))
                        .longValueExact();
    }

    /** Mean of the receivables at the ends of the periods, rounded down to a minor unit. */
    static long averageReceivableMinor(List<PeriodFigures> periods) {
        long total = 0;
        for (PeriodFigures period : periods) {
            total = Math.addExact(total, period.receivableMinor());
        }
        return total / periods.size();
    }
}
