package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How many days after they were due invoices were paid, weighted by amount, in two variants.
 *
 * <pre>sum(amount_i * f(paid_i - due_i)) / sum(amount_i)</pre>
 *
 * <ul>
 *   <li>unit: days
 *   <li>window: payments made in it, whenever their invoices were issued
 *   <li>no value: no payment in the window
 *   <li>error: exact sums, one division
 *   <li>not for: what is still unpaid, however late it is
 *   <li>source: docs/sources.md#dso-family
 * </ul>
 */
public final class DaysBeyondTerms {
    private static final Text NAME = Text.of("平均付款天数（相对到期日）", "average days to pay beyond terms");
    private static final Text NO_PAYMENT = Text.of("窗口期内没有付款", "no payment in the window");

    private DaysBeyondTerms() {}

    /** Early payments count as negative days: they make up for late ones. */
    public static Figure net(List<Payment> payments, Window window) {
        return figure(Text.of("提前与逾期相抵", "early set against late"), payments, days -> days, window);
    }

    /** Early payments count as 0 days. */
    public static Figure lateOnly(List<Payment> payments, Window window) {
        return figure(Text.of("仅计逾期", "late only"), payments, days -> Math.max(0, days), window);
    }

    private static Figure figure(Text variant, List<Payment> payments, IntUnaryOperator counted, Window window) {
        long weighted = 0;
        long total = 0;
        for (Payment payment : payments) {
            int days = counted.applyAsInt(payment.daysBeyondTerms());
            weighted = Math.addExact(weighted, Math.multiplyExact(payment.amountMinor(), days));
            total = Math.addExact(total, payment.amountMinor());
        }
        return new Figure(NAME, variant, window, FigureUnit.DAYS, Figure.quotient(weighted, total, NO_PAYMENT));
    }
}
