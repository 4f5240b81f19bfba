package io.ballast.engine.scoring;

import io.ballast.engine.value.Text;

/** The four classes in which sales people speak of customers. */
public enum CustomerClass {
    A(Text.of("A 类 优质", "A: preferred")),
    B(Text.of("B 类 正常", "B: regular")),
    C(Text.of("C 类 谨慎", "C: with care")),
    D(Text.of("D 类 限制", "D: restricted"));

    private final Text label;

    CustomerClass(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
