package io.ballast.engine.warning;

import static io.ballast.engine.warning.Severity.ALARM;
import static io.ballast.engine.warning.Severity.INFO;
import static io.ballast.engine.warning.Severity.WATCH;

import io.ballast.engine.value.Text;
import java.util.List;

/**
 * What the customer orders, compared with the quarter before and with the same season of last year; a customer
 * without a last year is compared with the quarter before alone. Few orders a year make every change look large, so a
 * fall or a surge needs two a month.
 */
final class OrderWarnings {
    static final List<WarningRule> ALL = List.of(
            WarningRule.of(
                    "orders_drop",
                    WATCH,
                    60,
                    Text.of("订单大幅下降", "Orders drop"),
                    Text.of("了解客户经营状况及是否转向其他供应商。", "Ask how their business is and whether they buy elsewhere."),
                    """
                    or_else(order_amount_change_ratio_90, 0) < -0.65
                      && or_else(order_seasonal_change_ratio_90, -1) < -0.6 && order_count_365 >= 24"""),
            WarningRule.of(
                    "orders_below_season",
                    INFO,
                    60,
                    Text.of("订单低于季节水平", "Orders are below the season"),
                    Text.of("剔除季节和增长后订单偏低，请销售跟进。", "Season and growth aside, orders are low: let sales follow up."),
                    "or_else(order_seasonal_surprise_ratio_90, 0) < -0.6 && order_count_365 >= 24"),
            WarningRule.of(
                    "orders_surge",
                    WATCH,
                    30,
                    Text.of("订单激增", "Orders surge"),
                    Text.of("核实货物用途和终端需求，分批发货。", "Verify what the goods are for; deliver in parts."),
                    """
                    or_else(order_surge_ratio_30, 0) > 3.5
                      && or_else(order_seasonal_change_ratio_30, 9) > 1.5 && order_count_365 >= 24"""),
            WarningRule.of(
                    "surge_on_credit",
                    ALARM,
                    30,
                    Text.of("疑似赊购套货", "Buys much on credit while paying less"),
                    Text.of("立即冻结新订单，实地核查，要求担保。", "Freeze new orders, visit, and ask for security."),
                    """
                    or_else(order_surge_ratio_30, 0) > 1.5
                      && (or_else(utilisation_ratio, 0) > 0.9 || or_else(balance_growth_ratio_30, 0) > 0.5)
                      && or_else(partial_payment_share_90, 0) > 0.15"""),
            WarningRule.of(
                    "unusually_large_order",
                    INFO,
                    30,
                    Text.of("出现异常大单", "An unusually large order"),
                    Text.of("核实订单真实性和付款来源。", "Verify the order and how it will be paid."),
                    "or_else(largest_order_ratio_30, 0) > 5"),
            WarningRule.of(
                    "orders_cancelled",
                    INFO,
                    60,
                    Text.of("订单取消增多", "More orders are cancelled"),
                    Text.of("了解取消原因。", "Ask for the reasons."),
                    """
                    or_else(cancelled_order_share_90, 0) > 0.4
                      && cancelled_order_share_90 - or_else(cancelled_order_share_365, 0) > 0.15"""),
            WarningRule.of(
                    "ordering_stopped",
                    INFO,
                    60,
                    Text.of("久未下单", "Has not ordered for long"),
                    Text.of("请销售确认合作是否继续，并关注余额。", "Let sales ask whether they stay, and watch the balance."),
                    """
                    or_else(order_gap_ratio_365, 0) > 6 && last_order_age_days > 60
                      && or_else(balance_money, 0) > 0"""));

    private OrderWarnings() {}
}
