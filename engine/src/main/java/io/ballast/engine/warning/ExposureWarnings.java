package io.ballast.engine.warning;

import static io.ballast.engine.warning.Severity.INFO;
import static io.ballast.engine.warning.Severity.WATCH;

import io.ballast.engine.value.Text;
import java.util.List;

/** How much is at stake against the limit and against sales, and how that changes. */
final class ExposureWarnings {
    static final List<WarningRule> ALL = List.of(
            WarningRule.of(
                    "over_limit",
                    WATCH,
                    14,
                    Text.of("超出信用额度两成以上", "Over the credit limit by more than a fifth"),
                    Text.of("收款或审批临时额度后再放行订单。", "Release orders only after payment or an approved extension."),
                    "free_limit_money < 0 && or_else(utilisation_ratio, 2) > 1.2"),
            WarningRule.of(
                    "utilisation_high",
                    INFO,
                    30,
                    Text.of("额度用尽或即将用尽", "The limit is used up, or nearly"),
                    Text.of("与销售确认后续订单，提前安排额度。", "Ask sales about coming orders and arrange the limit in time."),
                    "known(utilisation_ratio) && utilisation_ratio > 0.9 && utilisation_ratio <= 1.2"),
            WarningRule.of(
                    "long_over_limit",
                    INFO,
                    60,
                    Text.of("长期超额度", "Over the limit for long"),
                    Text.of("要么提高额度，要么压降敞口，不要放任。", "Raise the limit or bring the exposure down; do not let it be."),
                    "or_else(over_limit_days_90, 0) > 75"),
            WarningRule.of(
                    "utilisation_rises",
                    WATCH,
                    60,
                    Text.of("额度使用快速上升", "Utilisation rises fast"),
                    Text.of("核实采购增加的去向，或付款放缓的原因。", "Find out where the goods go, or why payments slow down."),
                    "or_else(utilisation_trend_ratio_90, 0) > 0.5 && or_else(utilisation_ratio, 0) > 0.9"),
            WarningRule.of(
                    "balance_up_sales_down",
                    WATCH,
                    60,
                    Text.of("余额上升而销售下降", "Balance grows while sales fall"),
                    Text.of("余额增长并非来自销售，优先催收。", "The balance does not grow from sales: collect first."),
                    """
                    or_else(balance_growth_ratio_90, 0) > 0.3
                      && or_else(sales_change_ratio_90, 0) < -0.2 && or_else(overdue_share, 0) > 0.2"""),
            WarningRule.of(
                    "sales_outstanding_worse",
                    WATCH,
                    60,
                    Text.of("周转天数（DSO）恶化", "Days of sales outstanding worsen"),
                    Text.of("与客户自身历史相比回款变慢，复核账期。", "Collection is slower than this customer's own past: review terms."),
                    "or_else(sales_outstanding_change_days_90, 0) > 45 && average_delinquent_days_90 > 30"),
            WarningRule.of(
                    "little_collected",
                    WATCH,
                    60,
                    Text.of("回款有效性低", "Little of what was due is collected"),
                    Text.of("检查催收节奏和责任人。", "Check the dunning rhythm and who is in charge."),
                    "or_else(collection_effectiveness_ratio_90, 1) < 0.4 && oldest_overdue_days > 30"),
            WarningRule.of(
                    "one_large_open_item",
                    INFO,
                    60,
                    Text.of("余额集中于单张发票", "One invoice makes up most of the balance"),
                    Text.of("确认该发票无争议，到期前主动跟进。", "Make sure it is not contested and follow up before it is due."),
                    "or_else(largest_open_item_share, 0) > 0.6 && or_else(utilisation_ratio, 0) > 0.9"),
            WarningRule.of(
                    "inactive_with_balance",
                    WATCH,
                    90,
                    Text.of("停止往来但仍有余额", "Inactive with an open balance"),
                    Text.of("对账并催收余款，收回额度。", "Reconcile, collect the rest and withdraw the limit."),
                    "balance_money > 0 && last_invoice_age_days > 120"));

    private ExposureWarnings() {}
}
