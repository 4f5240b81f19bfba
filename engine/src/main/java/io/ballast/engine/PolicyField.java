package io.ballast.engine;

import static io.ballast.engine.PolicyField.Kind.BANDS;
import static io.ballast.engine.PolicyField.Kind.CHOICE;
import static io.ballast.engine.PolicyField.Kind.FIXED;
import static io.ballast.engine.PolicyField.Kind.NUMBER;
import static io.ballast.engine.PolicyField.Kind.RULE;
import static io.ballast.engine.PolicyField.Kind.SEVERAL;
import static io.ballast.engine.PolicyField.Kind.WORDS;

import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Strategy;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.limit.Combination;
import io.ballast.engine.limit.LimitMethod;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.receivable.ExceededWhen;
import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A field of a policy's text, as an editor and a comparison need to know it.
 *
 * @param keyword the line it stands in
 * @param name as it is written
 * @param kind what may be written
 * @param label what it is called
 * @param choices where one or several of them are chosen
 */
public record PolicyField(String keyword, String name, Kind kind, Text label, List<Choice> choices) {
    /** In the order of the text. */
    public static final List<PolicyField> ALL = List.of(
            one("missing-data", "mode", "缺失处理", "mode", choices(MissingData.values(), MissingData::label)),
            number("missing-data", "minimum-coverage", "最低覆盖率", "least coverage"),
            one("missing-data", "grade-when-withheld", "不评级时按", "grade when withheld", grades()),
            words("ageing", "bounds", "各档上限（天，空格分隔）", "upper bounds in days, with spaces between"),
            number("score", "base", "基础分", "base points"),
            one("characteristic", "indicator", "指标", "indicator", indicators()),
            number("characteristic", "weight", "权重", "weight"),
            new PolicyField("characteristic", "bands", BANDS, Text.of("分档与得分", "bands and points"), List.of()),
            number("characteristic", "missing", "缺失时得分", "points if missing"),
            one("characteristic", "actionable", "客户可改善", "customer can act on it", yesOrNo()),
            words("characteristic", "zh", "失分说明（中文）", "said of lost points, in Chinese"),
            words("characteristic", "en", "失分说明（英文）", "said of lost points, in English"),
            number("scale", "anchor-points", "锚点分数", "anchor points"),
            number("scale", "anchor-odds", "锚点好坏比", "anchor odds"),
            number("scale", "points-to-double-odds", "好坏比翻倍所需分数", "points that double the odds"),
            new PolicyField("grade", "name", FIXED, Text.of("等级", "grade"), List.of()),
            number("grade", "from", "起始分数", "least points"),
            one("grade", "class", "客户类别", "class", choices(CustomerClass.values(), CustomerClass::label)),
            one("grade", "risk", "风险", "risk", choices(RiskLevel.values(), RiskLevel::label)),
            number("grade-margin", "points", "分", "points"),
            number("residue", "share-basis-points", "不超过发票的万分之", "at most this share in basis points"),
            number("residue", "most-minor", "且不超过（最小货币单位）", "and at most, in minor units"),
            number("default", "overdue-days", "逾期超过（天）", "more days overdue than"),
            number("default", "cure-days", "观察期（天）", "days of probation"),
            words("limit", "currency", "币种", "currency"),
            one("limit", "combination", "合并方式", "combination", choices(Combination.values(), Combination::label)),
            several(
                    "limit",
                    "methods",
                    "采用的方法",
                    "methods that count",
                    choices(LimitMethod.values(), LimitMethod::label)),
            words("limit", "cap", "单一客户上限（none 为不设）", "cap for one customer (or none)"),
            number("limit", "rounding", "取整到", "rounded down to"),
            one("limit", "no-credit-from", "不予授信，自等级", "no credit from grade", grades()),
            number("limit-terms", "net-worth", "净资产（万分之）", "net worth, basis points"),
            number("limit-terms", "working-capital", "营运资本（万分之）", "working capital, basis points"),
            number("limit-terms", "monthly-sales", "月均销售（万分之）", "monthly sales, basis points"),
            number("limit-terms", "days-per-year", "每年天数", "days per year"),
            number("limit-terms", "tax", "税（万分之）", "tax, basis points"),
            number("limit-terms", "purchase-share", "采购份额（万分之）", "share of purchases, basis points"),
            number("limit-terms", "insurer-own", "保险自留（万分之）", "own share beside the insurer, basis points"),
            number("limit-terms", "loss", "损失率（万分之）", "loss, basis points"),
            number("limit-terms", "cost", "成本（万分之）", "cost, basis points"),
            number("limit-terms", "margin", "毛利（万分之）", "margin, basis points"),
            number("limit-table", "large", "大型", "large"),
            number("limit-table", "medium", "中型", "medium"),
            number("limit-table", "small", "小型", "small"),
            number("limit-table", "micro", "微型", "micro"),
            number("limit-table", "unknown", "规模未知", "size unknown"),
            words("limit-table", "percent", "各等级百分比（AAA 至 D）", "percent by grade, AAA to D"),
            words("warning", "code", "代码", "code"),
            one("warning", "severity", "级别", "severity", choices(Severity.values(), Severity::label)),
            number("warning", "quiet-days", "静默天数", "quiet days"),
            new PolicyField("warning", "when", RULE, Text.of("条件", "condition"), List.of()),
            words("warning", "zh", "名称（中文）", "label in Chinese"),
            words("warning", "en", "名称（英文）", "label in English"),
            words("warning", "advice-zh", "建议（中文）", "advice in Chinese"),
            words("warning", "advice-en", "建议（英文）", "advice in English"),
            number("authority", "window-days", "防拆分窗口（天）", "days in which requests count as one"),
            number("authority", "temporary-days", "临时额度最长（天）", "longest temporary limit, days"),
            number("authority", "temporary-gap-days", "临时额度间隔（天）", "days between temporary limits"),
            number("authority", "due-hours", "每个节点时限（小时）", "hours for each decision"),
            words("authority-step", "code", "代码", "code"),
            several(
                    "authority-step",
                    "risk",
                    "适用风险",
                    "for customers of risk",
                    choices(RiskLevel.values(), RiskLevel::label)),
            words("authority-step", "up-to", "集团合计不超过（none 为不限）", "group total up to (major units, or none)"),
            number("authority-step", "managers", "信用经理人数", "credit managers"),
            number("authority-step", "committee", "信审委委员人数", "members of the committee"),
            one("release-step", "by", "放行人", "released by", choices(Voter.values(), Voter::label)),
            several(
                    "release-step",
                    "risk",
                    "适用风险",
                    "for customers of risk",
                    choices(RiskLevel.values(), RiskLevel::label)),
            words(
                    "release-step",
                    "up-to",
                    "超出检查的部分，同一客户在防拆分窗口内合计不超过（none 为不限）",
                    "over the checks, of one customer within the window, up to (major units, or none)"),
            one("exposure", "exceeded", "何时算超额", "exceeded", choices(ExceededWhen.values(), ExceededWhen::label)),
            one("exposure", "deducts-cash", "扣减未核销收款", "deducts unapplied cash", yesOrNo()),
            one("exposure", "deducts-credit", "扣减未核销贷项", "deducts unapplied credit memos", yesOrNo()),
            number("bills", "bank", "银行承兑汇票（%）", "bank acceptance bills (%)"),
            number("bills", "finance-company", "财务公司承兑汇票（%）", "finance company acceptance bills (%)"),
            number("bills", "commercial", "商业承兑汇票（%）", "commercial acceptance bills (%)"),
            number("bills", "certificate", "应收账款电子凭证（%）", "electronic receivables certificates (%)"),
            words("check", "code", "代码", "code"),
            one("check", "kind", "检查内容", "what is checked", choices(CheckKind.values(), CheckKind::label)),
            several("check", "at", "检查环节", "checked at", choices(CheckPoint.values(), CheckPoint::label)),
            several("check", "risk", "适用风险", "for customers of risk", choices(RiskLevel.values(), RiskLevel::label)),
            one("check", "reaction", "未通过时", "if it fails", choices(Reaction.values(), Reaction::label)),
            words(
                    "check",
                    "threshold",
                    "门槛（额度或占比为 %，其余为天、分、等级或最小货币单位）",
                    "threshold (percent of a limit or share; else days, points, a grade or minor units)"),
            number("check", "days", "展望期或宽限逾期天数", "horizon, or days overdue let pass"),
            one("check", "net", "扣减担保", "securities deducted", yesOrNo()),
            one("release", "strategy", "额度腾出后先放谁", "who goes first", choices(Strategy.values(), Strategy::label)),
            one("grade-terms", "to", "适用至等级（接上一行）", "grades down to", grades()),
            number("grade-terms", "days", "最长有效账期（天）", "longest effective credit days"),
            number("grade-terms", "deposit", "最低预付（%）", "least deposit, percent"),
            number("grade-terms", "price", "资金占用费（年，万分之）", "price of credit a year, basis points"));

    /** What may be written in a field. */
    public enum Kind {
        NUMBER,
        WORDS,
        CHOICE,
        /** Several choices with spaces between. */
        SEVERAL,
        /** Points of the lowest band, then each cut and the points from there on. */
        BANDS,
        /** A condition in the rule language. */
        RULE,
        /** Told, not chosen. */
        FIXED
    }

    /** One of the values that a field can have. */
    public record Choice(String value, Text label) {}

    public PolicyField {
        choices = List.copyOf(choices);
    }

    /** The fields of a line with this keyword. */
    public static List<PolicyField> of(String keyword) {
        return ALL.stream().filter(field -> field.keyword.equals(keyword)).toList();
    }

    /** A value as it is shown: a choice by its label, anything else as it is written. */
    public Text shown(String value) {
        if (kind == SEVERAL) {
            List<Text> labels = Stream.of(value.split(" ")).map(this::choice).toList();
            return Text.of(
                    String.join("、", labels.stream().map(Text::zh).toList()),
                    String.join(", ", labels.stream().map(Text::en).toList()));
        }
        return choice(value);
    }

    private Text choice(String value) {
        String written = value.isEmpty() ? "--" : value;
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(Text.of(written, written));
    }

    /** What an indicator is called; its name where the engine has no such indicator. */
    static Text indicator(String name) {
        String written = name.isEmpty() ? "--" : name;
        return Indicators.CATALOGUE.all().stream()
                .filter(description -> description.name().equals(name))
                .map(Description::label)
                .findFirst()
                .orElse(Text.of(written, written));
    }

    private static PolicyField number(String keyword, String name, String zh, String en) {
        return new PolicyField(keyword, name, NUMBER, Text.of(zh, en), List.of());
    }

    private static PolicyField words(String keyword, String name, String zh, String en) {
        return new PolicyField(keyword, name, WORDS, Text.of(zh, en), List.of());
    }

    private static PolicyField one(String keyword, String name, String zh, String en, List<Choice> choices) {
        return new PolicyField(keyword, name, CHOICE, Text.of(zh, en), choices);
    }

    private static PolicyField several(String keyword, String name, String zh, String en, List<Choice> choices) {
        return new PolicyField(keyword, name, SEVERAL, Text.of(zh, en), choices);
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Function<E, Text> label) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), label.apply(value)))
                .toList();
    }

    private static List<Choice> grades() {
        return choices(Grade.values(), grade -> Text.of(grade.name(), grade.name()));
    }

    private static List<Choice> yesOrNo() {
        return List.of(new Choice("yes", Text.of("是", "yes")), new Choice("no", Text.of("否", "no")));
    }

    private static List<Choice> indicators() {
        return Indicators.CATALOGUE.all().stream()
                .map(description -> new Choice(description.name(), description.label()))
                .toList();
    }
}
