package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.CheckUnit.DAYS;
import static io.ballast.engine.exposure.CheckUnit.LEVEL;
import static io.ballast.engine.exposure.CheckUnit.MINOR;
import static io.ballast.engine.exposure.CheckUnit.NONE;
import static io.ballast.engine.exposure.CheckUnit.PERCENT;
import static io.ballast.engine.exposure.CheckUnit.POINTS;

import io.ballast.engine.value.Text;
import java.util.Set;

/**
 * What a check measures. Formulas, defaults and a worked case: docs/order-checks.md; source: docs/sources.md#exposure.
 *
 * <p>Money checks know three states of a limit: none (the check does not apply, {@link #NO_LIMIT} decides), an amount,
 * which may be zero, and unlimited (the check passes).
 */
public enum CheckKind {
    STATIC_LIMIT(
            PERCENT,
            Text.of("静态额度", "Static limit"),
            Text.of("全部敞口含本单是否在额度内？", "Is everything, with this order, within the limit?")),
    DYNAMIC_LIMIT(
            PERCENT,
            Text.of("动态额度", "Dynamic limit"),
            Text.of("在展望期内发货的敞口含本单是否在额度内？", "Is what ships within the horizon, with this order, within the limit?")),
    GROUP_LIMIT(
            PERCENT,
            Text.of("集团额度", "Group limit"),
            Text.of("集团敞口含本单是否在集团额度内？", "Is the group, with this order, within its limit?")),
    COMPANY_LIMIT(
            PERCENT,
            Text.of("销售主体额度", "Limit with an own company"),
            Text.of(
                    "对销售主体的敞口含本单是否在其额度内？",
                    "Is what is owed to the company that sells, with this order, within its limit?")),
    KIND_LIMIT(
            PERCENT,
            Text.of("分项额度", "Limit by kind of exposure"),
            Text.of("订单、已交付、应收、票据各项含本单是否在分项额度内？", "Is each kind of exposure, with this order, within its limit?")),
    CONCENTRATION(
            PERCENT,
            Text.of("集中度上限", "Concentration cap"),
            Text.of(
                    "单一客户或集团敞口含本单占全部客户敞口的多少？",
                    "How much of the exposure to all customers is this name's or group's, with this order?")),
    NO_LIMIT(
            NONE,
            Text.of("未设额度", "No limit"),
            Text.of("客户及其集团是否都没有额度？", "Has nobody set a limit, neither for it nor its group?")),
    LIMIT_EXPIRED(DAYS, Text.of("额度过期", "Limit expired"), Text.of("额度过期几天了？", "How many days ago did a limit expire?")),
    DOCUMENT_VALUE(MINOR, Text.of("单据金额", "Document value"), Text.of("本单金额多大？", "How large is this order?")),
    OLDEST_ITEM(
            DAYS,
            Text.of("最早逾期款", "Oldest open item"),
            Text.of("无争议的最早一笔逾期了几天？", "How late is the oldest undisputed item?")),
    OVERDUE_AMOUNT(
            MINOR,
            Text.of("逾期金额", "Overdue amount"),
            Text.of("逾期超过若干天的款项有多少？", "How much is overdue beyond so many days?")),
    OVERDUE_SHARE(
            PERCENT,
            Text.of("逾期占比", "Overdue share"),
            Text.of("逾期超过若干天的款项占余额多少？", "Which share of the balance is overdue beyond so many days?")),
    GROUP_OVERDUE(
            DAYS,
            Text.of("集团成员逾期", "Overdue in the group"),
            Text.of("集团其他成员最早一笔逾期了几天？", "How late is the oldest undisputed item of other members?")),
    DUNNING_LEVEL(
            LEVEL,
            Text.of("催收级别", "Dunning level"),
            Text.of("无争议的未清款项催到第几级了？", "How far has dunning of undisputed items come?")),
    PAYMENT_INDEX(
            POINTS,
            Text.of("付款指数", "Payment index"),
            Text.of("付款指数是否过低？", "Is the payment index below the threshold?")),
    GRADE(CheckUnit.GRADE, Text.of("信用等级", "Grade"), Text.of("等级是否差于门槛？", "Is the grade worse than the threshold?")),
    TERMS_RANK(
            DAYS,
            Text.of("付款条件", "Terms of payment"),
            Text.of(
                    "有效账期是否长于、预付是否少于等级所许？",
                    "Are the terms longer, or the deposit smaller, than the grade is granted?")),
    IN_DEFAULT(NONE, Text.of("违约", "In default"), Text.of("客户是否处于违约？", "Is the customer in default?")),
    ASSESSMENT_AGE(
            DAYS, Text.of("评估时效", "Age of the assessment"), Text.of("上次评估是几天前？", "How many days ago was it assessed?")),
    STATUS_BLOCK(
            NONE, Text.of("客户停用", "Customer stopped"), Text.of("客户是否已停止合作？", "Is the customer stopped or closed?"));

    private static final Set<CheckKind> LIMITS =
            Set.of(STATIC_LIMIT, DYNAMIC_LIMIT, COMPANY_LIMIT, KIND_LIMIT, GROUP_LIMIT);
    private static final Set<CheckKind> WITH_DAYS =
            Set.of(DYNAMIC_LIMIT, COMPANY_LIMIT, GROUP_LIMIT, OVERDUE_AMOUNT, OVERDUE_SHARE);
    private static final Set<CheckKind> OF_ASSESSMENT =
            Set.of(PAYMENT_INDEX, GRADE, TERMS_RANK, IN_DEFAULT, ASSESSMENT_AGE);

    private final CheckUnit unit;
    private final Text label;
    private final Text question;

    CheckKind(CheckUnit unit, Text label, Text question) {
        this.unit = unit;
        this.label = label;
        this.question = question;
    }

    public Text label() {
        return label;
    }

    /** The question that it answers. */
    public Text question() {
        return question;
    }

    /** The unit of a rule's threshold; of a limit or cap it is a percentage of the limit or of the whole portfolio. */
    public CheckUnit unit() {
        return unit;
    }

    /** The unit of what is measured, of the threshold in a result and of the overshoot. */
    public CheckUnit measuredUnit() {
        return isLimit() || this == CONCENTRATION ? MINOR : unit;
    }

    /** Whether it holds an exposure against a limit. */
    public boolean isLimit() {
        return LIMITS.contains(this);
    }

    /** Securities stand for a customer or its group as a whole, not for one company of ours or kind of exposure. */
    boolean mayDeductSecurities() {
        return isLimit() && this != COMPANY_LIMIT && this != KIND_LIMIT;
    }

    /** Whether a rule of this kind has days: a horizon, or days overdue that are let pass. */
    public boolean hasDays() {
        return WITH_DAYS.contains(this);
    }

    /** Whether what it looks at is as old as the last assessment. */
    boolean isOfAssessment() {
        return OF_ASSESSMENT.contains(this);
    }
}
