package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;
import java.util.List;

/**
 * The scorecard the product starts with: nineteen questions, 20 to 1000 points, weights equal to the points a question
 * can move. Bands and points are an expert's opinion until a model learnt from own defaults replaces them.
 *
 * <ul>
 *   <li>payment 640, exposure 120, orders 75, disputes 55, relationship 65, data quality 25 points
 *   <li>a customer of whom nothing is known stands at 431 points, grade CCC: unknown is not bad, but never good
 *   <li>source: docs/sources.md#points-card
 * </ul>
 */
public final class DefaultScorecard {
    private static final int BASE = 20;

    private DefaultScorecard() {}

    public static Scorecard card() {
        return new Scorecard(
                BASE,
                List.of(
                        paymentIndex(),
                        delayWithOpenItems(),
                        delayTrend(),
                        severelyLate(),
                        unpaidDue(),
                        longOverdue(),
                        oldestOverdue(),
                        writtenOff(),
                        peakUtilisation(),
                        daysOverLimit(),
                        balanceGrowth(),
                        orderChange(),
                        orderSilence(),
                        cancelledOrders(),
                        openDisputes(),
                        creditMemos(),
                        tenure(),
                        activeMonths(),
                        profile()));
    }

    private static Characteristic paymentIndex() {
        return asked(
                "payment_index_180",
                List.of(40.0, 50.0, 60.0, 70.0, 75.0, 80.0),
                List.of(0, 10, 25, 60, 100, 130, 150),
                62,
                Text.of("半年付款指数偏低", "The payment index of the half-year is low"));
    }

    private static Characteristic delayWithOpenItems() {
        return asked(
                "weighted_delay_with_open_days_365",
                List.of(3.0, 10.0, 20.0, 30.0, 60.0),
                List.of(130, 100, 55, 22, 6, 0),
                55,
                Text.of("一年内付款迟延（含未付逾期）", "Paid or still owes late within the year"));
    }

    private static Characteristic delayTrend() {
        return asked(
                "delay_trend_days_90",
                List.of(2.0, 5.0, 10.0, 20.0),
                List.of(30, 24, 15, 6, 0),
                15,
                Text.of("付款越来越迟", "Payments come later than they used to"));
    }

    private static Characteristic severelyLate() {
        return asked(
                "late_over_30_amount_share_365",
                List.of(0.02, 0.1, 0.25, 0.5),
                List.of(70, 46, 22, 7, 0),
                32,
                Text.of("一年中逾期 30 天以上才付的金额多", "Much of the year was paid over 30 days late"));
    }

    private static Characteristic unpaidDue() {
        return asked(
                "unpaid_due_amount_share_90",
                List.of(0.02, 0.15, 0.35, 0.6),
                List.of(90, 65, 35, 12, 0),
                45,
                Text.of("近 90 天到期的款项未付", "What fell due in the last 90 days is unpaid"));
    }

    private static Characteristic longOverdue() {
        return asked(
                "overdue_over_60_share",
                List.of(0.01, 0.1, 0.25, 0.5),
                List.of(70, 40, 20, 6, 0),
                38,
                Text.of("余额中逾期 60 天以上的多", "Much of the balance is over 60 days overdue"));
    }

    private static Characteristic oldestOverdue() {
        return asked(
                "oldest_overdue_days",
                List.of(1.0, 15.0, 30.0, 60.0, 90.0),
                List.of(70, 58, 42, 22, 8, 0),
                32,
                Text.of("有长期逾期未付的发票", "An invoice has been overdue for long"));
    }

    private static Characteristic writtenOff() {
        return asked(
                "write_off_share_365",
                List.of(0.0001, 0.01),
                List.of(30, 10, 0),
                13,
                Text.of("一年内有坏账核销", "Debts were written off within the year"));
    }

    private static Characteristic peakUtilisation() {
        return asked(
                "max_utilisation_ratio_90",
                List.of(0.6, 0.9, 1.01, 1.25),
                List.of(50, 42, 28, 10, 0),
                22,
                Text.of("信用额度用得很满", "The credit limit is used to the full"));
    }

    private static Characteristic daysOverLimit() {
        return asked(
                "over_limit_days_90",
                List.of(1.0, 10.0, 30.0, 60.0),
                List.of(40, 28, 16, 6, 0),
                16,
                Text.of("近 90 天多日超出额度", "Was over the limit on days of the last 90"));
    }

    private static Characteristic balanceGrowth() {
        return asked(
                "balance_over_sales_growth_ratio_90",
                List.of(0.25, 0.5, 0.8, 1.2),
                List.of(30, 24, 15, 6, 0),
                15,
                Text.of("欠款比销售涨得快", "The balance grows faster than sales"));
    }

    /** Both a collapse and a surge of orders cost points: the one loses the customer, the other fills a failing one. */
    private static Characteristic orderChange() {
        return asked(
                "order_amount_change_ratio_90",
                List.of(-0.6, -0.4, -0.2, 0.5, 1.5),
                List.of(0, 10, 22, 35, 26, 14),
                17,
                Text.of("近 90 天订单大幅波动", "Orders moved sharply in the last 90 days"));
    }

    private static Characteristic orderSilence() {
        return asked(
                "order_gap_ratio_365",
                List.of(1.5, 3.0, 6.0),
                List.of(25, 17, 7, 0),
                10,
                Text.of("久未下单", "No order for longer than usual"));
    }

    private static Characteristic cancelledOrders() {
        return asked(
                "cancelled_order_share_365",
                List.of(0.05, 0.15, 0.3),
                List.of(15, 10, 4, 0),
                8,
                Text.of("取消订单多", "Many orders are cancelled"));
    }

    private static Characteristic openDisputes() {
        return asked(
                "open_dispute_share",
                List.of(0.02, 0.1, 0.25),
                List.of(35, 24, 10, 0),
                20,
                Text.of("余额中争议金额多", "Much of the balance is in dispute"));
    }

    private static Characteristic creditMemos() {
        return asked(
                "credit_memo_share_365",
                List.of(0.02, 0.05, 0.12),
                List.of(20, 15, 7, 0),
                8,
                Text.of("退货与折让多", "Returns and price corrections are frequent"));
    }

    private static Characteristic tenure() {
        return new Characteristic(
                "tenure_days",
                45,
                List.of(180.0, 365.0, 1095.0, 1825.0),
                List.of(0, 10, 22, 36, 45),
                0,
                false,
                Text.of("合作时间短", "The relationship is young"));
    }

    private static Characteristic activeMonths() {
        return asked(
                "active_month_share_360",
                List.of(0.25, 0.5, 0.75),
                List.of(0, 6, 13, 20),
                3,
                Text.of("购买月份少", "Buys in few months of the year"));
    }

    private static Characteristic profile() {
        return asked(
                "profile_filled_share",
                List.of(0.5, 0.8, 0.95),
                List.of(0, 8, 17, 25),
                0,
                Text.of("客户档案不完整", "The customer's profile is incomplete"));
    }

    /** A question whose answer the customer can change, weighing as much as it can move. */
    private static Characteristic asked(
            String indicator, List<Double> cuts, List<Integer> points, int pointsWhenMissing, Text reason) {
        int most = points.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new Characteristic(indicator, most, cuts, points, pointsWhenMissing, true, reason);
    }
}
