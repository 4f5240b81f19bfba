package io.ballast.engine.warning;

import static io.ballast.engine.warning.Severity.ALARM;
import static io.ballast.engine.warning.Severity.INFO;
import static io.ballast.engine.warning.Severity.WATCH;

import io.ballast.engine.value.Text;
import java.util.List;

/** What is overdue, how old it is, and how it moves through the buckets. Nothing overdue, or no balance: no warning. */
final class OverdueWarnings {
    static final List<WarningRule> ALL = List.of(
            WarningRule.of(
                    "old_open_item",
                    WATCH,
                    30,
                    Text.of("存在长期逾期款项", "An open item is long overdue"),
                    Text.of("发出书面催告，评估是否转法务。", "Send a formal demand and consider legal steps."),
                    "oldest_overdue_days > 60 && or_else(overdue_undisputed_share, 0) > 0.05"),
            WarningRule.of(
                    "overdue_share_high",
                    WATCH,
                    30,
                    Text.of("逾期占比高", "Much of the balance is overdue"),
                    Text.of("制定催收计划，新订单先款后货。", "Plan the collection; new orders against payment in advance."),
                    "or_else(overdue_share, 0) > 0.6 && oldest_overdue_days > 45"),
            WarningRule.of(
                    "overdue_share_jump",
                    WATCH,
                    30,
                    Text.of("逾期占比骤升", "Overdue share jumps"),
                    Text.of("查明是个别大额还是普遍拖欠。", "Find out whether it is one large item or all of them."),
                    "or_else(overdue_share_change_30, 0) > 0.4 && oldest_overdue_days > 30"),
            WarningRule.of(
                    "rolls_into_31",
                    WATCH,
                    30,
                    Text.of("逾期滚入 31 天以上", "Overdue items roll beyond 30 days"),
                    Text.of("升级催收，联系决策人。", "Escalate the collection to a decision maker."),
                    "or_else(roll_to_31_share_30, 0) > 0.6 && overdue_over_30_share > 0.25"),
            WarningRule.of(
                    "rolls_into_61",
                    WATCH,
                    30,
                    Text.of("逾期滚入 61 天以上", "Overdue items roll beyond 60 days"),
                    Text.of("暂停发货，商定还款计划。", "Hold deliveries and agree on a payment plan."),
                    "or_else(roll_to_61_share_30, 0) > 0.5 && overdue_over_60_share > 0.05"),
            WarningRule.of(
                    "rolls_into_91",
                    ALARM,
                    30,
                    Text.of("逾期滚入 91 天以上", "Overdue items roll beyond 90 days"),
                    Text.of("评估减值，准备法律手段。", "Assess the impairment and prepare legal steps."),
                    "or_else(roll_to_91_share_30, 0) > 0.5 && overdue_over_90_share > 0.02"),
            WarningRule.of(
                    "overdue_grows_older",
                    INFO,
                    30,
                    Text.of("余额账龄老化", "The balance grows older"),
                    Text.of("优先催收最久的款项。", "Collect the oldest items first."),
                    "or_else(overdue_age_change_days_30, 0) > 20"),
            WarningRule.of(
                    "written_off",
                    WATCH,
                    180,
                    Text.of("一年内发生坏账核销", "Amounts were written off within a year"),
                    Text.of("收紧付款条件，复核是否继续赊销。", "Tighten the terms and review whether to sell on credit."),
                    "or_else(write_off_share_365, 0) > 0.01"));

    private OverdueWarnings() {}
}
