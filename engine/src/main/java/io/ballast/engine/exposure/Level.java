package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** Whose limit and position are meant. */
public enum Level {
    CUSTOMER(Text.of("客户", "customer")),
    GROUP(Text.of("集团", "group"));

    private final Text label;

    Level(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
