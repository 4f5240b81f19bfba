package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** What a check that fails does to the order. A check that shall do nothing has no rule. */
public enum Reaction {
    WARN(Text.of("提示", "warn")),
    HOLD(Text.of("冻结", "hold"));

    private final Text label;

    Reaction(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
