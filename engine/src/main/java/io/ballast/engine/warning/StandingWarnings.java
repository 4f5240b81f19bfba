package io.ballast.engine.warning;

import static io.ballast.engine.warning.Severity.INFO;
import static io.ballast.engine.warning.Severity.WATCH;

import io.ballast.engine.value.Text;
import java.util.List;

/** Disputes and returns, the grade against the previous one, and the data all of it rests on. */
final class StandingWarnings {
    static final List<WarningRule> ALL = List.of(
            WarningRule.of(
                    "dispute_burst",
                    WATCH,
                    30,
                    Text.of("争议突增", "Disputes multiply"),
                    Text.of(
                            "会同质量和物流尽快处理，防止借故拖款。",
                            "Settle them fast with quality and logistics; disputes delay payment."),
                    "dispute_count_90 >= 3 && or_else(dispute_burst_ratio_90, 3) >= 3"),
            WarningRule.of(
                    "dispute_share_high",
                    WATCH,
                    30,
                    Text.of("争议金额占比高", "Much of the balance is disputed"),
                    Text.of("把争议与无争议部分分开，先收无争议款。", "Separate what is contested and collect the rest first."),
                    "or_else(open_dispute_share, 0) > 0.2"),
            WarningRule.of(
                    "old_dispute",
                    WATCH,
                    30,
                    Text.of("争议久拖未决", "A dispute stays open for long"),
                    Text.of("指定负责人限期解决。", "Name a person in charge and a deadline."),
                    "or_else(oldest_open_dispute_days, 0) > 60"),
            WarningRule.of(
                    "credit_memos_rise",
                    WATCH,
                    60,
                    Text.of("退货折让增多", "Returns and allowances rise"),
                    Text.of("核查退货原因及收入真实性。", "Look into the reasons and whether the sales were real."),
                    """
                    or_else(credit_memo_share_90, 0) > 0.2
                      && or_else(credit_memo_share_change_90, 0) > 0.1"""),
            WarningRule.of(
                    "score_drop",
                    WATCH,
                    30,
                    Text.of("评分骤降且付款变差", "Score drops while payments worsen"),
                    Text.of("查看失分最多的原因并复核额度。", "See which reasons cost most and review the limit."),
                    """
                    known(previous_score_points) && previous_score_points - score_points >= 80
                      && or_else(payment_index_change_90, 0) < -3"""),
            WarningRule.of(
                    "grade_drop",
                    WATCH,
                    30,
                    Text.of("评级下调两级以上，至 BB 或以下", "Grade falls by two or more, to BB or below"),
                    Text.of("启动额度复审。", "Start a review of the limit."),
                    "known(previous_grade_rank) && grade_rank - previous_grade_rank >= 2 && grade_rank >= 5"),
            WarningRule.of(
                    "weak_grade_with_exposure",
                    WATCH,
                    90,
                    Text.of("低评级仍有敞口", "Weak grade with open exposure"),
                    Text.of("要求担保、预付或保险。", "Ask for security, prepayment or insurance."),
                    "grade_rank >= 8 && or_else(net_exposure_money, 0) > 0"),
            WarningRule.of(
                    "stale_data",
                    INFO,
                    30,
                    Text.of("数据陈旧", "Data is stale"),
                    Text.of("检查数据接口是否中断。", "Check whether the interface still delivers."),
                    "newest_document_age_days > 60 && or_else(balance_money, 0) > 0"),
            WarningRule.of(
                    "due_days_assumed",
                    INFO,
                    90,
                    Text.of("到期日多为推定", "Due days are mostly assumed"),
                    Text.of("补录付款条件，否则逾期天数不可靠。", "Enter the terms, or days past due are not reliable."),
                    "or_else(due_assumed_share_365, 0) > 0.3"),
            WarningRule.of(
                    "cash_not_applied",
                    INFO,
                    30,
                    Text.of("收款长期未核销", "Receipts are not applied"),
                    Text.of("先核销收款再催收，避免误催。", "Apply the receipts before dunning."),
                    "or_else(unapplied_cash_share, 0) > 0.2"));

    private StandingWarnings() {}
}
