package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** Why a security takes nothing over on a day. */
public enum NotCounted {
    NOT_CONFIRMED(Text.of("尚未复核", "not confirmed yet")),
    NOT_YET_VALID(Text.of("尚未生效", "not valid yet")),
    EXPIRED(Text.of("已到期", "expired")),
    CALLED(Text.of("已索赔", "called")),
    OWN_WORD(Text.of("保证人即客户本人", "given by the customer itself")),
    ALLOCATED_ELSEWHERE(Text.of("已全部分配给其他客户", "allocated elsewhere altogether")),
    NO_RATE(Text.of("缺少该币种汇率", "no rate of its currency"));

    private final Text label;

    NotCounted(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
