package io.ballast.engine.rule;

import io.ballast.engine.value.Text;

/** What an expression yields. */
enum Type {
    NUMBER(Text.of("数值", "a number")),
    TRUTH(Text.of("真假值", "true or false")),
    TEXT(Text.of("文字", "a text"));

    private final Text label;

    Type(Text label) {
        this.label = label;
    }

    Text label() {
        return label;
    }
}
