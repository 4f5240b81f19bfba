package io.ballast.engine.warning;

import static io.ballast.engine.warning.Severity.ALARM;
import static io.ballast.engine.warning.Severity.INFO;
import static io.ballast.engine.warning.Severity.WATCH;

import io.ballast.engine.value.Text;
import java.util.List;

/** How the customer pays, and how that changes. */
final class PaymentWarnings {
    static final List<WarningRule> ALL = List.of(
            WarningRule.of(
                    "pays_very_late",
                    ALARM,
                    30,
                    Text.of("付款严重拖延", "Pays very late"),
                    Text.of("停止新增赊销，与客户商定还款计划。", "Stop new credit and agree on a payment plan."),
                    "weighted_delay_days_90 > 60"),
            WarningRule.of(
                    "pays_late",
                    WATCH,
                    30,
                    Text.of("付款拖延且比全年更晚", "Pays late, and later than over the year"),
                    Text.of("了解拖延原因，重申付款条件。", "Ask for the reason and remind of the terms."),
                    """
                    weighted_delay_days_90 > 20 && weighted_delay_days_90 <= 60
                      && weighted_delay_days_90 - weighted_delay_days_365 > 8"""),
            WarningRule.of(
                    "pays_later_than_before",
                    WATCH,
                    30,
                    Text.of("付款比以前更晚", "Pays later than before"),
                    Text.of("致电财务负责人，核实其资金状况。", "Call the customer's finance manager about their liquidity."),
                    "delay_trend_days_90 > max(10, delay_deviation_days_365)"),
            WarningRule.of(
                    "pays_later_and_in_part",
                    ALARM,
                    30,
                    Text.of("付款变晚且分次付款", "Pays later, and only in part"),
                    Text.of(
                            "资金紧张的典型征兆：当周面谈，控制新增赊销。",
                            "A typical sign of a cash squeeze: meet them this week, limit new credit."),
                    "or_else(delay_trend_days_90, 0) > 5 && or_else(partial_payment_share_90, 0) > 0.1"),
            WarningRule.of(
                    "pays_in_part_and_worse",
                    ALARM,
                    30,
                    Text.of("分次付款且付款指数下滑", "Pays in part while the payment index falls"),
                    Text.of(
                            "多数失败客户最早的征兆：核实现金流，控制新增赊销。",
                            "The earliest sign of most failures: check their cash flow, limit new credit."),
                    "or_else(partial_payment_share_90, 0) > 0.12 && or_else(payment_index_change_90, 0) < -2.5"),
            WarningRule.of(
                    "delay_keeps_growing",
                    WATCH,
                    60,
                    Text.of("逾期逐月加重", "Delay grows month by month"),
                    Text.of("缩短账期或降低额度，防止继续恶化。", "Shorten the terms or lower the limit before it grows further."),
                    "delay_slope_days_365 > 3 && weighted_delay_days_90 > 10"),
            WarningRule.of(
                    "usual_pattern_broken",
                    WATCH,
                    30,
                    Text.of("付款习惯被打破", "Usual payment pattern is broken"),
                    Text.of("确认是一次性事件还是资金紧张。", "Find out whether this is a single event or a shortage of cash."),
                    """
                    average_time_to_pay_days_90 - average_time_to_pay_days_365
                      > max(10, delay_deviation_days_365)"""),
            WarningRule.of(
                    "late_share_jump",
                    WATCH,
                    30,
                    Text.of("逾期付款占比骤升", "Late share jumps"),
                    Text.of("逐笔核对近期逾期付款的原因。", "Go through the recent late payments one by one."),
                    "late_amount_share_90 > 0.6 && late_amount_share_90 - late_amount_share_365 > 0.35"),
            WarningRule.of(
                    "payment_index_fall",
                    WATCH,
                    30,
                    Text.of("付款指数下滑", "Payment index falls"),
                    Text.of("复核评级和额度。", "Review the rating and the limit."),
                    "payment_index_change_90 < -12"),
            WarningRule.of(
                    "fewer_on_time",
                    INFO,
                    60,
                    Text.of("按期付款减少", "Fewer invoices are paid on time"),
                    Text.of("提前发送到期提醒。", "Send reminders before the due day."),
                    "on_time_share_90 < 0.3 && on_time_share_365 - on_time_share_90 > 0.35"),
            WarningRule.of(
                    "first_partial_payment",
                    WATCH,
                    90,
                    Text.of("首次出现部分付款且付款变晚", "First partial payment, and payments come later"),
                    Text.of("询问余款何时付清，是否有争议。", "Ask when the rest will come and whether it is contested."),
                    "or_else(first_partial_payment_flag_90, 0) == 1 && or_else(delay_trend_days_90, 0) > 3"),
            WarningRule.of(
                    "partial_payments",
                    WATCH,
                    60,
                    Text.of("部分付款增多", "Partial payments multiply"),
                    Text.of("核实客户现金流，要求按整张发票付款。", "Check the customer's cash flow and insist on full payment."),
                    """
                    partial_payment_share_90 > 0.3
                      && partial_payment_share_90 - partial_payment_share_365 > 0.05"""),
            WarningRule.of(
                    "round_payments",
                    WATCH,
                    90,
                    Text.of("转为整数付款", "Turns to round payments"),
                    Text.of("整数付款常表示有多少付多少，应核实资金状况。", "Round sums mean paying what is there: check their liquidity."),
                    """
                    known(round_payment_share_change_90)
                      && round_payment_share_90 > 0.2 && round_payment_share_change_90 > 0.15"""),
            WarningRule.of(
                    "silence",
                    ALARM,
                    30,
                    Text.of("逾期且久未付款", "Silence while overdue"),
                    Text.of("当天联系，必要时上门并停止发货。", "Get in touch today; visit and stop deliveries if need be."),
                    """
                    oldest_overdue_days > 15
                      && or_else(last_payment_age_days, history_days) > 45
                      && or_else(payment_gap_ratio_365, 3) >= 3"""));

    private PaymentWarnings() {}
}
