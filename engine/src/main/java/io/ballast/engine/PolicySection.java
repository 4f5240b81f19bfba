package io.ballast.engine;

import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts in which people read and edit a policy. */
public enum PolicySection {
    SCORECARD(Text.of("评分卡", "Scorecard"), List.of("score", "characteristic")),
    SCALE(Text.of("主标尺", "Master scale"), List.of("scale", "grade")),
    LIMIT(Text.of("信用额度", "Credit limit"), List.of("limit", "limit-terms", "limit-table")),
    WARNINGS(Text.of("预警规则", "Warning rules"), List.of("warning")),
    AUTHORITY(Text.of("授信权限", "Authority"), List.of("authority", "authority-step", "release-step")),
    CHECKS(Text.of("订单检查", "Order checks"), List.of("exposure", "bills", "check", "release")),
    TERMS(Text.of("等级付款条件", "Terms by grade"), List.of("grade-terms")),
    OTHERS(
            Text.of("缺失数据、余量、尾差与违约", "Missing data, margin, residue and default"),
            List.of("missing-data", "ageing", "grade-margin", "residue", "default"));

    private static final Set<String> LISTS =
            Set.of("characteristic", "warning", "check", "authority-step", "release-step", "grade-terms");

    private static final Map<String, Text> KEYWORDS = Map.ofEntries(
            Map.entry("policy", Text.of("政策", "Policy")),
            Map.entry("missing-data", Text.of("缺失数据", "Missing data")),
            Map.entry("ageing", Text.of("账龄分档", "Ageing buckets")),
            Map.entry("score", Text.of("基础分", "Base of the score")),
            Map.entry("characteristic", Text.of("评分指标", "Scored indicator")),
            Map.entry("scale", Text.of("标尺锚点", "Anchor of the scale")),
            Map.entry("grade", Text.of("等级", "Grade")),
            Map.entry("grade-margin", Text.of("等级维持余量", "Margin that keeps a grade")),
            Map.entry("residue", Text.of("尾差", "Residue")),
            Map.entry("default", Text.of("违约", "Default")),
            Map.entry("limit", Text.of("额度方法", "Limit methods")),
            Map.entry("limit-terms", Text.of("额度方法参数", "Figures of the limit methods")),
            Map.entry("limit-table", Text.of("等级与规模额度表", "Limits by grade and size")),
            Map.entry("warning", Text.of("预警规则", "Warning rule")),
            Map.entry("authority", Text.of("审批规则", "Approval of limits")),
            Map.entry("authority-step", Text.of("权限等级", "Authority step")),
            Map.entry("release-step", Text.of("放行权限", "Release authority")),
            Map.entry("exposure", Text.of("敞口口径", "Exposure")),
            Map.entry("bills", Text.of("未兑付票据计入敞口的比例", "Shares of unpaid bills in the exposure")),
            Map.entry("check", Text.of("订单检查", "Order check")),
            Map.entry("release", Text.of("自动放行次序", "Order of automatic release")),
            Map.entry("grade-terms", Text.of("等级付款条件", "Terms of grades")));

    private final Text label;
    private final List<String> keywords;

    PolicySection(Text label, List<String> keywords) {
        this.label = label;
        this.keywords = keywords;
    }

    public Text label() {
        return label;
    }

    /** The lines of a policy's text that belong here. */
    public List<String> keywords() {
        return keywords;
    }

    /** Whether rows of this keyword can be added and removed. */
    public static boolean isList(String keyword) {
        return LISTS.contains(keyword);
    }

    /** What a line with this keyword is called. */
    public static Text label(String keyword) {
        return KEYWORDS.getOrDefault(keyword, Text.of(keyword, keyword));
    }

    /** Where a line with this keyword belongs; its head, code and version, belongs to the others. */
    public static PolicySection of(String keyword) {
        for (PolicySection section : values()) {
            if (section.keywords.contains(keyword)) {
                return section;
            }
        }
        return OTHERS;
    }
}
