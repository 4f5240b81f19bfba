package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** Why a check did not apply. Unknown is never zero. */
public enum NoMeasure {
    NO_LIMIT(Text.of("未设额度", "no limit is set")),
    NO_KIND_LIMIT(Text.of("未设分项额度", "no limit of a kind of exposure is set")),
    NO_GROUP(Text.of("不属于任何集团", "not in a group")),
    NOT_SHOWN(Text.of("集团额度不允许", "the group limit does not allow this")),
    NO_PORTFOLIO(Text.of("尚无全部客户敞口", "the exposure to all customers is not known yet")),
    CAP_NOT_SHOWN(Text.of("集中度上限不允许", "the concentration cap does not allow this")),
    NOTHING_OPEN(Text.of("没有未清款项", "nothing is open")),
    NO_DUNNING(Text.of("账上没有未清款项的催收级别", "the books tell no level of dunning of what is open")),
    NO_TERMS(Text.of("未指定付款条件，也没有约定账期", "no terms are asked for or agreed")),
    NO_TERMS_GRANTED(Text.of("政策没有规定各等级的付款条件", "the policy says nothing about terms")),
    NOT_RATED(Text.of("尚未评级", "not rated yet")),
    NOT_ASSESSED(Text.of("尚未评估", "not assessed yet")),
    NO_PAYMENT_INDEX(Text.of("付款记录不足，无付款指数", "too few payments for an index"));

    private final Text label;

    NoMeasure(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
